import CadreDomain
import Testing

@testable import CadreExchange

@Suite("CSV: writing")
struct CSVWriterTests {
    private func line(_ values: [String]) -> String {
        var writer = CSVWriter()
        for value in values { writer.text(value) }
        writer.endRow()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Fields are quoted only where they need it")
    func quoting() {
        #expect(
            line(["plain", "a,b", "say \"x\"", " pad", "", "two\nlines"])
                == "plain,\"a,b\",\"say \"\"x\"\"\",\" pad\",,\"two\nlines\"\r\n")
    }

    @Test(
        "A text that a spreadsheet would run gets an apostrophe and loses it again",
        arguments: [
            ("=1+1", "'=1+1"), ("+x", "'+x"), ("-5", "'-5"), ("@a", "'@a"), ("\tx", "'\tx"), ("'=x", "''=x"),
            ("'t Hooft", "'t Hooft"), ("a=b", "a=b"), ("'", "'"), ("", ""), ("\"Pat\"", "\"Pat\""),
            (" =cmd", "' =cmd"), ("\"=cmd\"", "'\"=cmd\""), ("' \"'@x", "'' \"'@x"), ("\u{A0}+1", "'\u{A0}+1"),
            ("\u{FEFF}=1", "'\u{FEFF}=1"), ("\u{200B}-1", "'\u{200B}-1"), ("\u{FF1D}1", "'\u{FF1D}1"),
            ("\n=1", "'\n=1"), ("=\u{301}x", "'=\u{301}x"), ("'\u{301}=x", "'\u{301}=x"),
        ]
    )
    func formulas(value: String, written: String) {
        #expect(FormulaGuard.guarded(value) == written)
        #expect(FormulaGuard.unguarded(written) == value)
    }

    @Test("A pool keeps each text once, in the order of first appearance, and stops at its limit")
    func pool() {
        var pool = TextPool(byteCountMax: 4_000)
        func index(_ text: String) -> Int? { Array(text.utf8).withUnsafeBufferPointer { pool.index(of: $0) } }
        for number in 0..<500 { #expect(index("t\(number)") == number) }
        #expect(index("t7") == 7)
        #expect(index("") == 500)
        #expect(index(String(repeating: "x", count: 4_000)) == nil)
        #expect([UInt8(0xFF)].withUnsafeBufferPointer { pool.index(of: $0) } == nil)
        #expect(pool.texts.count == 501)
    }
}
