import Testing

/// Time, chance, the environment and the terminal come in through the door: only `Sources/cadre` touches them.
@Suite("House rules: what only the executable may touch")
struct EdgeRulesTests {
    /// Calls that read the clock, chance or the process, or write to the terminal, and the name of each.
    static var forbidden: [(name: String, pattern: Regex<Substring>)] {
        [
            ("print", /(?:^|[^\w.])(?:Swift\.)?(?:print|debugPrint|dump)\(/),
            ("fputs", /(?:^|[^\w.])(?:fputs|fputc|puts|putchar|fwrite)\(/),
            ("Date()", /\bDate(?:\.init)?\(\)/),
            ("Date.now", /\bDate\.now\b|:\h*(?:Foundation\.)?Date\??\h*=\h*\.(?:now\b|init\(\))/),
            ("a clock", /\b(?:ContinuousClock|SuspendingClock)\b/),
            ("Date(timeIntervalSinceNow:)", /\bDate\(timeIntervalSinceNow\b/),
            ("ProcessInfo", /\bProcessInfo\b/),
            ("getenv", /(?:^|[^\w.])getenv\(/),
            ("SystemRandomNumberGenerator", /\bSystemRandomNumberGenerator\b/),
            ("UUID()", /\bUUID\(\)/),
            ("random(in:) without a generator", /\.random\(in:(?![^\n]*\busing:)/),
            ("shuffle or randomElement without a generator", /\.(?:shuffle|shuffled|randomElement)\(\)/),
        ]
    }

    @Test("No target but the executable reads the clock, chance or the environment, or prints")
    func onlyTheExecutable() {
        for file in Repository.swiftFiles(under: "Sources") where file.target != "cadre" {
            for finding in Self.findings(in: file.text) { Issue.record("\(file.path):\(finding)") }
        }
    }

    static func findings(in text: String) -> [String] {
        let swift = SwiftText(text)
        return forbidden.flatMap { rule in swift.lines(matching: rule.pattern).map { "\($0): \(rule.name)" } }
    }

    @Test(
        "Finds every forbidden call",
        arguments: [
            ("print(x)", "1: print"),
            ("  dump(x)", "1: print"),
            ("let now = Date()", "1: Date()"),
            ("let now = Foundation.Date()", "1: Date()"),
            ("\nlet now = Date.now", "2: Date.now"),
            ("let now: Date = .now", "1: Date.now"),
            ("var now: Foundation.Date? = .init()", "1: Date.now"),
            ("let now = Date.init()", "1: Date()"),
            ("let start = ContinuousClock.now", "1: a clock"),
            ("let took = SuspendingClock().measure { work() }", "1: a clock"),
            ("fputs(text, stderr)", "1: fputs"),
            ("ProcessInfo.processInfo.environment", "1: ProcessInfo"),
            ("getenv(\"HOME\")", "1: getenv"),
            ("var g = SystemRandomNumberGenerator()", "1: SystemRandomNumberGenerator"),
            ("let id = UUID()", "1: UUID()"),
            ("Int.random(in: 0..<5)", "1: random(in:) without a generator"),
            ("names.shuffled()", "1: shuffle or randomElement without a generator"),
        ]
    )
    func finds(sample: String, finding: String) {
        #expect(Self.findings(in: sample) == [finding])
    }

    @Test(
        "Leaves what is allowed alone",
        arguments: [
            "// print(x)", "say(\"print(x)\")", "blueprint(x)", "page.print(x)",
            "Int.random(in: 0..<5, using: &generator)", "names.shuffled(using: &generator)", "UUID(uuidString: text)",
            "Date(timeIntervalSince1970: 0)", "let start = site.now()", "let now = keeper.now",
        ]
    )
    func allows(sample: String) {
        #expect(Self.findings(in: sample).isEmpty)
    }
}
