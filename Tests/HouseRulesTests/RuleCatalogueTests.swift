import Testing

/// One rule is one file, one suite of its own name, one line in docs/rules.md, and one entry of the list of its
/// kind.
@Suite("House rules: every rule has a file, a suite and a line of explanation")
struct RuleCatalogueTests {
    static let folder = "Sources/CadrePlanning/Rules"
    /// The rules by which a value is kept where sources disagree; their list stands with their type.
    static let survivorshipFolder = "Sources/CadrePlanning/Survivorship"
    static let suiteFolders = ["Tests/CadrePlanningTests/Rules", "Tests/CadrePlanningTests/Survivorship"]

    /// The path of each rule file of a folder and the identifiers that it declares.
    static func ruleFiles(under folder: String) -> [(path: String, identifiers: [String])] {
        Repository.swiftFiles(under: folder)
            .map { ($0.path, identifiers(in: $0.text)) }
            .filter { !$0.1.isEmpty }
    }

    static var ruleFiles: [(path: String, identifiers: [String])] {
        ruleFiles(under: folder) + ruleFiles(under: survivorshipFolder)
    }

    @Test("A file declares one rule, and no two rules have the same identifier")
    func oneFileOneRule() {
        let files = Self.ruleFiles
        #expect(!files.isEmpty, "there is no rule in \(Self.folder)")
        for file in files { #expect(file.identifiers.count == 1, "\(file.path) declares \(file.identifiers)") }
        let all = files.flatMap(\.identifiers)
        #expect(Set(all).count == all.count, "an identifier is used twice")
    }

    @Test("Every rule has a suite of its name")
    func suites() {
        let suites = Self.suiteFolders.flatMap { Repository.swiftFiles(under: $0) }
        let names = Set(suites.flatMap { Self.suites(in: $0.text) })
        for identifier in Self.ruleFiles.flatMap(\.identifiers) {
            #expect(names.contains(identifier), "no @Suite(\"\(identifier)\") in \(Self.suiteFolders)")
        }
    }

    @Test("Every rule has a line in docs/rules.md, and every line there a rule")
    func lines() throws {
        let documented = Self.documented(in: try #require(Repository.text(at: "docs/rules.md")))
        let declared = Self.ruleFiles.flatMap(\.identifiers)
        #expect(declared.filter { !documented.contains($0) } == [], "rules without a line in docs/rules.md")
        #expect(documented.filter { !declared.contains($0) } == [], "lines in docs/rules.md without a rule")
    }

    @Test(
        "The lists of the rules of a folder have together as many rules as there are rule files",
        arguments: [folder, survivorshipFolder]
    )
    func list(folder: String) {
        let entries = Repository.swiftFiles(under: folder).flatMap { Self.entries(in: $0.text) }
        #expect(entries.count == Self.ruleFiles(under: folder).count, "the lists have \(entries)")
        #expect(Set(entries).count == entries.count, "a rule is listed twice")
    }

    static func identifiers(in text: String) -> [String] {
        text.matches(of: /(?m)^(?!\s*\/\/).*?\bidentifier:\s*"([a-z][a-z0-9-]*\.[a-z0-9.-]+)"/)
            .map { String($0.output.1) }
    }

    static func suites(in text: String) -> [String] {
        text.matches(of: /@Suite\(\s*"([^"]+)"/).map { String($0.output.1) }
    }

    /// The identifiers with which a heading or a row of a table begins.
    static func documented(in text: String) -> [String] {
        text.matches(of: /(?m)^(?:#+|\||-)\s*`([a-z][a-z0-9-]*\.[a-z0-9.-]+)`/).map { String($0.output.1) }
    }

    /// The elements of the array literals in the declaration of `all`.
    static func entries(in text: String) -> [String] {
        let code = SwiftText(text).code
        guard let start = code.firstMatch(of: /\bstatic let all\b[^=\n]*=/) else { return [] }
        var entries: [String] = []
        var entry = ""
        var depth = 0
        for character in code[start.range.upperBound...] {
            if character == "[" || character == "(" { depth += 1 }
            if character == "]" || character == ")" { depth -= 1 }
            let isElementEnd = (depth == 1 && character == ",") || (depth == 0 && character == "]")
            if isElementEnd {
                let trimmed = entry.filter { !$0.isWhitespace }
                if !trimmed.isEmpty { entries.append(trimmed) }
                entry = ""
                if depth == 0 { break }
            } else if depth >= 1 && !(depth == 1 && character == "[" && entry.isEmpty) {
                entry.append(character)
            }
        }
        return entries
    }

    @Test("Reads identifiers from code and not from comments")
    func readsIdentifiers() {
        let source = """
            // identifier: "comment.only"
            static let rule = Rule(identifier: "language.minimum", kind: .gate)
            let other = Rule(identifier: name)
            """
        #expect(Self.identifiers(in: source) == ["language.minimum"])
    }

    @Test("Reads the entries of the list, whatever their form")
    func readsEntries() {
        let source = """
            enum Rules {
                /// All of them, [in order].
                static let all: [any Rule] = [
                    ServiceRule(), // first
                    LanguageRule(margin: [1, 2]),
                    .continuity,
                ]
                static let others = [Nothing()]
            }
            """
        #expect(Self.entries(in: source) == ["ServiceRule()", "LanguageRule(margin:[1,2])", ".continuity"])
        #expect(Self.entries(in: "static let none = [A()]").isEmpty)
    }

    @Test("Reads suites and documented lines")
    func readsNames() {
        #expect(Self.suites(in: "@Suite(\"language.minimum\")\nstruct A {}") == ["language.minimum"])
        let document = "| `a.b` | gate |\n### `c.d-e`\n- `f.g`: points\ntext `h.i`"
        #expect(Self.documented(in: document) == ["a.b", "c.d-e", "f.g"])
    }
}
