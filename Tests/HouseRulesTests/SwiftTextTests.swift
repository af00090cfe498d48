import Testing

/// The scanner is itself tested on small samples, so that a rule that finds nothing found nothing on purpose.
@Suite("House rules: the scanner of Swift text")
struct SwiftTextTests {
    @Test(
        "Removes comments and the content of strings and keeps the code",
        arguments: [
            ("let a = 1 // print(a)", "let a = 1 "),
            ("let a /* x /* nested */ y */ = 1", "let a  = 1"),
            (#"say("print(a)")"#, #"say("")"#),
            (#"say("a \"quoted\" word")"#, #"say("")"#),
            (##"say(#"raw " quote"#)"##, #"say("")"#),
            (#"say("a \(print(1)) b")"#, #"say("\(print(1))")"#),
            ("x.firstMatch(of: /\"print(/)", "x.firstMatch(of: /…/)"),
            ("let half = total / 2 // note", "let half = total / 2 "),
        ]
    )
    func code(sample: String, expected: String) {
        #expect(SwiftText(sample).code == expected)
    }

    @Test("Keeps every line in its place, across block comments and multi-line strings")
    func lines() {
        let text = SwiftText("/* one\ntwo */\nlet a = \"\"\"\n  print(1)\n  \"\"\"\nprint(2)")
        #expect(text.lines(matching: /print\(/) == [6])
        #expect(text.literals == [SwiftText.Literal(line: 3, content: "\n  print(1)\n  ")])
    }

    @Test("Gives the literals with the lines on which they begin")
    func literals() {
        let text = SwiftText("a(\"x\")\nb(\"y \\(c) z\", #\"w\"#)")
        #expect(
            text.literals == [
                .init(line: 1, content: "x"), .init(line: 2, content: "y \\() z"), .init(line: 2, content: "w"),
            ]
        )
    }

    @Test(
        "Reads a text that ends inside a string or a comment without failing",
        arguments: ["\"abc", "/* abc", "\"\\("]
    )
    func unfinished(sample: String) {
        #expect(!SwiftText(sample).code.contains("abc"))
    }
}
