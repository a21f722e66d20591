import ClientOpsModel
import Testing

@Suite struct BareURLTests {
    @Test(arguments: [
        ("https://shop.example.org", "https://shop.example.org"),
        ("https://user:word@shop.example.org/odoo", "https://shop.example.org/odoo"),
        ("https://a@b@shop.example.org", "https://shop.example.org"),
        ("http://shop.example.org:8069/odoo?db=x&token=y", "http://shop.example.org:8069/odoo"),
        ("http://shop.example.org#token", "http://shop.example.org"),
        ("http://localhost:8069", "http://localhost:8069"),
    ])
    func `user-info, query and fragment are dropped`(_ raw: String, _ bare: String) {
        #expect(BareURL.of(raw) == bare)
    }

    @Test(arguments: [
        "", "shop.example.org", "user:word@shop.example.org", "ftp://shop.example.org", "https://user:wo/rd@host",
        "https://user/word@host", "https://user:wo?rd@host", "https://user:wo#rd@host", "https://", "://",
        "https://user:wo\\rd@host", "javascript:alert(1)",
    ])
    func `what is no address then is left out, for a secret may hide in it`(_ raw: String) {
        #expect(BareURL.of(raw) == nil)
    }
}
