import Testing

/// Time, chance, the environment and the terminal come in through the door: only `Sources/cadre` touches them.
@Suite("House rules: what only the executable may touch")
struct EdgeRulesTests {
    /// Calls that read the clock, chance or the process, or write to the terminal, and the name of each.
    static var forbidden: [(name: String, pattern: Regex<Substring>)] {
        [
            ("print", /(?:^|[^\w.])(?:Swift\.)?(?:print|debugPrint|dump)\(/),
            ("Date()", /\bDate\(\)/),
            ("Date.now", /\bDate\.now\b/),
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
            "Date(timeIntervalSince1970: 0)",
        ]
    )
    func allows(sample: String) {
        #expect(Self.findings(in: sample).isEmpty)
    }
}
