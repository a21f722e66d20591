# Everything a contributor types. `make help` lists it; what takes more than a few lines lives in .ci/.

PREFIX ?= /usr
DESTDIR ?=
SWIFT ?= swift
# As many compilers as there are cores, unless told otherwise.
JOBS ?= $(shell nproc)

# How long `make fuzz` goes on.
ITERATIONS ?= 1000000

PROGRAMS := clientopsd clientopsctl clientops-collect clientops-import
UNITS := clientops.socket clientops.service clientops-reconcile.service clientops-reconcile.timer \
	clientops-collect.service clientops-backup.service clientops-backup.timer clientops-failure@.service
RELEASE := -c release --static-swift-stdlib -j $(JOBS)
INSTALL := install -D -m 0644
LIBEXEC := $(DESTDIR)$(PREFIX)/libexec/clientops
API := Sources/ClientOpsClient/API/Generated
DOC := $(DESTDIR)$(PREFIX)/share/doc/clientops

.DEFAULT_GOAL := help
.PHONY: help deps deps-test build release format lint test test-unit test-system run bench fuzz test-sanitize generate verify install clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install or name the missing packages for building and running
	@.ci/deps.sh build

deps-test: ## Install or name the missing packages for the tests as well
	@.ci/deps.sh test

build: deps ## Build everything for debugging
	$(SWIFT) build -j $(JOBS)

release: deps ## Build the installed programs, optimised, with the Swift runtime linked in
	set -e; for program in $(PROGRAMS); do $(SWIFT) build $(RELEASE) --product $$program; done

format: ## Format the sources
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint: ## Check the format and the documentation comments
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

test: ## Run every check and every test, the system tests included
	@.ci/test.sh all

test-unit: ## Run the checks and tests that need no root
	@.ci/test.sh unit

test-system: ## Run the tests on a real systemd in a container (as root)
	@.ci/test.sh system

run: ## Start a daemon of your own with sample data; Ctrl-C ends it
	@.ci/demo.sh

bench: deps ## Measure reads and writes, a reconciliation, and hostile neighbours (ARGS=hostile for one)
	@.ci/bench.sh $(ARGS)

fuzz: deps ## Run the fuzzers longer than the tests do (ITERATIONS=1000000)
	@.ci/fuzz.sh $(ITERATIONS)

test-sanitize: deps ## Run the protocol and transport tests under the address and the thread sanitizer
	@.ci/sanitize.sh

generate: build ## Write the generated files anew: protocol/openrpc.json and the client library's methods
	"$$($(SWIFT) build --show-bin-path)/clientopsd" --print-openrpc > .build/openrpc.json
	$(INSTALL) .build/openrpc.json protocol/openrpc.json
	.ci/generate_api.py protocol/openrpc.json $(API)

verify: build ## Check that the generated files are up to date
	"$$($(SWIFT) build --show-bin-path)/clientopsd" --print-openrpc > .build/openrpc.json
	@diff -u protocol/openrpc.json .build/openrpc.json || { echo 'protocol/openrpc.json is stale: make generate' >&2; exit 1; }
	@.ci/generate_api.py --check protocol/openrpc.json $(API)

install: ## Install what `make release` built (DESTDIR=, PREFIX=/usr)
	@bin="$$($(SWIFT) build $(RELEASE) --show-bin-path)"; set -e; \
	for program in $(PROGRAMS); do \
	    test -x "$$bin/$$program" || { echo "$$program is not built yet: run make release first" >&2; exit 1; }; \
	done; \
	install -D -m 0755 "$$bin/clientopsctl" "$(DESTDIR)$(PREFIX)/bin/clientopsctl"; \
	install -D -m 0755 "$$bin/clientopsd" "$(LIBEXEC)/clientopsd"; \
	install -D -m 0755 "$$bin/clientops-collect" "$(DESTDIR)$(PREFIX)/bin/clientops-collect"; \
	install -D -m 0755 "$$bin/clientops-import" "$(LIBEXEC)/clientops-import"
	@set -e; for unit in $(UNITS); do \
	    $(INSTALL) systemd/$$unit "$(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit"; \
	    sed -i 's|/usr/\(bin\|libexec\)/clientops|$(PREFIX)/\1/clientops|' \
	        "$(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit"; \
	done
	$(INSTALL) systemd/clientops.sysusers "$(DESTDIR)$(PREFIX)/lib/sysusers.d/clientops.conf"
	$(INSTALL) systemd/clientops.catalog "$(DESTDIR)$(PREFIX)/lib/systemd/catalog/clientops.catalog"
	$(INSTALL) systemd/clientops.conf.example "$(DOC)/clientops.conf.example"
	$(INSTALL) systemd/collect.conf.example "$(DOC)/collect.conf.example"
	$(INSTALL) systemd/authorized_keys.example "$(DOC)/authorized_keys.example"
	@set -e; cd systemd; for file in examples/*/*.conf; do $(INSTALL) "$$file" "$(DOC)/$$file"; done
	@set -e; for file in README.md CHANGELOG.md LICENSE; do \
	    test ! -e $$file || $(INSTALL) $$file "$(DOC)/$$file"; \
	done

clean: ## Remove what was built
	$(SWIFT) package clean
	rm -rf .build/stage
