import CadreApplication
import CadreTestSupport
import Foundation
import Testing

@Suite("JSON is the same bytes for the same value")
struct JSONTextTests {
    @Test("Every character comes back as it was, and none breaks the text")
    func escaping() throws {
        let scalars = (0..<0x250).compactMap(Unicode.Scalar.init) + ["\u{2028}", "\u{1F600}", "\u{FFFD}"]
        let text = String(String.UnicodeScalarView(scalars))
        let written = JSONText.object([("k\"\n", .text(text))]).text
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: String]
        #expect(read == ["k\"\n": text])
        #expect(!written.utf8.contains { $0 < 0x20 })
    }

    @Test("Control characters are written short where JSON has a short form")
    func controls() {
        #expect(JSONText.text("\"\\\n\r\t\u{0}\u{1f}/").text == #""\"\\\n\r\t\u0000\u001f/""#)
    }

    @Test(
        "Numbers keep their decimals, rounded half away from zero; what is no number is null",
        arguments: [
            (1.005, 1, "1.0"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.05, 1, "0.1"), (-0.001, 2, "0.00"),
            (12.3, 3, "12.300"), (1e11, 2, "100000000000.00"), (.nan, 2, "null"), (.infinity, 0, "null"),
            (1e30, 0, "null"), (999_999_999_999, 9, "null"),
        ]
    )
    func decimals(value: Double, places: Int, expected: String) {
        #expect(JSONText.decimal(value, places: places).text == expected)
    }

    @Test("Keys keep their order, lists nest, raw text stands as it is")
    func structure() {
        let value = JSONText.object([
            ("b", .int(-1)), ("a", .list([.null, .flag(true), .flag(false), .raw("{\"x\":1}")])),
            ("none", .optional(String?.none)), ("day", .optional(SampleDay.today)), ("n", .optional(4)),
        ])
        #expect(
            value.text == #"{"b":-1,"a":[null,true,false,{"x":1}],"none":null,"day":"2026-11-01","n":4}"#)
    }
}
