# Adds up what Swift Testing reports, in test functions: prints "TOTAL FAILED SKIPPED", and behind it a line "F TEXT" for
# each that failed, "S TEXT" for each that was skipped, and "E TEXT" for how the run as a whole went wrong.
# Run it with LC_ALL=C: the marks at the beginning of the lines, and much of the texts, are more than ASCII.

# Cuts a text to what a line can show, without half a character at its end.
function short(text) {
    if (length(text) <= 300) return text
    text = substr(text, 1, 300)
    sub(/[\300-\377]?[\200-\277]*$/, "", text)
    return text "..."
}

# "Test run with 3 tests in 2 suites passed after 1 second."
/^[^ ]+ Test run with [0-9]+ tests? .*(passed|failed) after / {
    match($0, /with [0-9]+ test/)
    total += substr($0, RSTART + 5, RLENGTH - 10)
    next
}

# The comment of an issue stands below it.
awaiting != "" && /^[^ ]+ [^\/]/ && $1 == "\342\206\263" {
    issues[awaiting] = issues[awaiting] ": " substr($0, length($1) + 2)
}
{ awaiting = "" }

# A name is quoted or ends with parentheses, which "Test case passing ..." and "Test run with ..." do not have: a
# parameterised test has a line of its own besides those of its cases.
/^[^ ]+ Test ("|[^ "(]+\()/ {
    rest = substr($0, length($1) + 7)
    if (!match(rest, /^("([^"\\]|\\.)*"|[^ "(]+\([^)]*\))/)) next
    name = substr(rest, 1, RLENGTH)
    rest = substr(rest, RLENGTH + 1)
    if (rest ~ /^ recorded an issue/) {
        awaiting = name SUBSEP (++recorded[name])
        sub(/^ recorded an issue( at)?/, "", rest)
        issues[awaiting] = rest
    } else if (rest ~ /^( with [0-9]+ test cases?)? failed after [0-9.]+ seconds/) {
        line[++lines] = "F " short(name ":" issues[name, told[name] + 1])
        # Tests of several suites may have one name: the next one's issues come behind those of this one.
        match(rest, /with [0-9]+ issue/)
        told[name] += RLENGTH > 0 ? substr(rest, RSTART + 5, RLENGTH - 10) : 0
        failed++
    } else if (rest ~ /^( with [0-9]+ test cases?)? skipped/) {
        sub(/^.* skipped:?/, "", rest)
        sub(/^\.$/, "", rest)
        line[++lines] = "S " short(name (rest == "" ? "" : ":" rest))
        skipped++
    }
    next
}

/Fatal error|^SUMMARY: .*Sanitizer/ { fatal = $0 }
/^error: |unexpected signal|^[^ ]+ .* recorded an issue/ { error = $0 }

END {
    print total + 0, failed + 0, skipped + 0
    for (i = 1; i <= lines; i++) print line[i]
    if (fatal != "" || error != "") print "E " short(fatal != "" ? fatal : error)
}
