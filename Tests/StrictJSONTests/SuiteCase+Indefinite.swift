extension SuiteCase {
    /// Texts left to the parser: a number that is too small to tell from zero is zero.
    static let indefiniteAccepted: [SuiteCase] = [
        SuiteCase("i_number_double_huge_neg_exp", #"[123.456e-789]"#, .accepted),
        SuiteCase("i_number_real_underflow", #"[123e-10000000]"#, .accepted),
    ]

    /// Texts left to the parser that I-JSON forbids.
    static let indefiniteRefused: [SuiteCase] = [
        SuiteCase("i_object_key_lone_2nd_surrogate", #"{"\uDFAA":0}"#, .refused),
        SuiteCase("i_string_1st_surrogate_but_2nd_missing", #"["\uDADA"]"#, .refused),
        SuiteCase("i_string_1st_valid_surrogate_2nd_invalid", #"["\uD888\u1234"]"#, .refused),
        SuiteCase("i_string_UTF-16LE_with_BOM", #"‹FF›‹FE›[‹00›"‹00›‹E9›‹00›"‹00›]‹00›"#, .refused),
        SuiteCase("i_string_UTF-8_invalid_sequence", #"["日ш‹FA›"]"#, .refused),
        SuiteCase("i_string_UTF8_surrogate_U+D800", #"["‹ED›‹A0›‹80›"]"#, .refused),
        SuiteCase("i_string_incomplete_surrogate_and_escape_valid", #"["\uD800\n"]"#, .refused),
        SuiteCase("i_string_incomplete_surrogate_pair", #"["\uDd1ea"]"#, .refused),
        SuiteCase("i_string_incomplete_surrogates_escape_valid", #"["\uD800\uD800\n"]"#, .refused),
        SuiteCase("i_string_invalid_lonely_surrogate", #"["\ud800"]"#, .refused),
        SuiteCase("i_string_invalid_surrogate", #"["\ud800abc"]"#, .refused),
        SuiteCase("i_string_invalid_utf-8", #"["‹FF›"]"#, .refused),
        SuiteCase("i_string_inverted_surrogates_U+1D11E", #"["\uDd1e\uD834"]"#, .refused),
        SuiteCase("i_string_iso_latin_1", #"["‹E9›"]"#, .refused),
        SuiteCase("i_string_lone_second_surrogate", #"["\uDFAA"]"#, .refused),
        SuiteCase("i_string_lone_utf8_continuation_byte", #"["‹81›"]"#, .refused),
        SuiteCase("i_string_not_in_unicode_range", #"["‹F4›‹BF›‹BF›‹BF›"]"#, .refused),
        SuiteCase("i_string_overlong_sequence_2_bytes", #"["‹C0›‹AF›"]"#, .refused),
        SuiteCase("i_string_overlong_sequence_6_bytes", #"["‹FC›‹83›‹BF›‹BF›‹BF›‹BF›"]"#, .refused),
        SuiteCase("i_string_overlong_sequence_6_bytes_null", #"["‹FC›‹80›‹80›‹80›‹80›‹80›"]"#, .refused),
        SuiteCase("i_string_truncated-utf-8", #"["‹E0›‹FF›"]"#, .refused),
        SuiteCase("i_string_utf16BE_no_BOM", #"‹00›[‹00›"‹00›‹E9›‹00›"‹00›]"#, .refused),
        SuiteCase("i_string_utf16LE_no_BOM", #"[‹00›"‹00›‹E9›‹00›"‹00›]‹00›"#, .refused),
        SuiteCase("i_structure_UTF-8_BOM_empty_object", #"‹EF›‹BB›‹BF›{}"#, .refused),
    ]

    /// Texts left to the parser whose numbers a receiver need not read exactly.
    static let indefiniteNumbers: [SuiteCase] = [
        SuiteCase(
            "i_number_huge_exp",
            #"[0.4e006699999999999999999999999999999999999999999999999999999999999999999999999999999999969999999006]"#,
            .numberOutOfRange
        ),
        SuiteCase("i_number_neg_int_huge_exp", #"[-1e+9999]"#, .numberOutOfRange),
        SuiteCase("i_number_pos_double_huge_exp", #"[1.5e+9999]"#, .numberOutOfRange),
        SuiteCase("i_number_real_neg_overflow", #"[-123123e100000]"#, .numberOutOfRange),
        SuiteCase("i_number_real_pos_overflow", #"[123123e100000]"#, .numberOutOfRange),
        SuiteCase("i_number_too_big_neg_int", #"[-123123123123123123123123123123]"#, .numberOutOfRange),
        SuiteCase("i_number_too_big_pos_int", #"[100000000000000000000]"#, .numberOutOfRange),
        SuiteCase(
            "i_number_very_big_negative_int",
            #"[-237462374673276894279832749832423479823246327846]"#,
            .numberOutOfRange
        ),
    ]
}
