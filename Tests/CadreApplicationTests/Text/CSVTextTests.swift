import CadreApplication
import Testing

@Suite("Rows as comma-separated values")
struct CSVTextTests {
    @Test(
        "A field is quoted that a separator, a quote, a line's end or a space at its ends could spoil",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("a; b", "\"a; b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""), ("tab\tbed", "\"tab\tbed\""), (" padded", "\" padded\""),
            ("=1+1", "'=1+1"), ("'=x", "''=x"), ("'t Hooft", "'t Hooft"), ("", ""),
        ])
    func quoted(value: String, written: String) {
        let text = CSVText(header: ["a", "b"], rows: [[.text(value), .int(-1)]])
        #expect(String(decoding: text.bytes, as: UTF8.self) == "a,b\r\n\(written),-1\r\n")
    }
}
