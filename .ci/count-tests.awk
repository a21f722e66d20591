# Adds up what Swift Testing reports: prints "TOTAL FAILED SKIPPED", in numbers of test functions.

/ Test run with [0-9]+ tests? .*(passed|failed) after / {
    match($0, /with [0-9]+ test/)
    total += substr($0, RSTART + 5, RLENGTH - 10)
    next
}

# "Test case" lines belong to parameterised tests, which have a line of their own.
/^[^ ]+ Test case / { next }
/^[^ ]+ Test .* failed after [0-9.]+ seconds/ { failed++ }
/^[^ ]+ Test .*[)"] skipped/ { skipped++ }

END { print total + 0, failed + 0, skipped + 0 }
