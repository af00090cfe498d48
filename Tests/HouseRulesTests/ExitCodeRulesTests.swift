import Testing

/// The exit code of an error is chosen in ExitStatus.swift and told to users in docs/errors.md.
@Suite("House rules: every error tells the exit code that it has")
struct ExitCodeRulesTests {
    @Test("The exit codes in docs/errors.md are those of the commands")
    func documented() throws {
        let source = try #require(Repository.text(at: "Sources/cadre/ExitStatus.swift"))
        let chosen = Self.codes(ofErrorsIn: source)
        let names = Self.names(in: try #require(Repository.text(at: ErrorCatalogueTests.codePath)))
        let document = Self.documented(in: try #require(Repository.text(at: ErrorCatalogueTests.documentPath)))
        #expect(chosen.count > 40)
        #expect(Set(chosen.keys) == Set(names.keys))
        for (name, code) in names {
            #expect(document[code] == chosen[name], "\(code)")
        }
    }

    /// The exit code of every case of `ErrorCode`, by the name of the case.
    static func codes(ofErrorsIn source: String) -> [String: Int] {
        let numbers = Dictionary(
            source.matches(of: /case (\w+) = (\d+)/).map { (String($0.output.1), Int($0.output.2) ?? -1) }
        ) { first, _ in first }
        var found: [String: Int] = [:]
        for choice in source.matches(of: /case ((?:\.\w+,?\s*)+):\s*self = \.(\w+)/) {
            for error in choice.output.1.matches(of: /\.(\w+)/) {
                found[String(error.output.1)] = numbers[String(choice.output.2)]
            }
        }
        return found
    }

    /// The codes of the cases of `ErrorCode`, by the names of the cases.
    static func names(in source: String) -> [String: String] {
        Dictionary(
            source.matches(of: /(?m)^\s*case\s+(\w+)\s*=\s*"([^"]*)"/).map {
                (String($0.output.1), String($0.output.2))
            }
        ) { first, _ in first }
    }

    /// The exit code that every section of the document tells, by the code of the section.
    static func documented(in text: String) -> [String: Int] {
        Dictionary(
            text.matches(of: /### `([^`]+)`\s+- \*\*Status:\*\* [^\n]*?exit (\d+)/).map {
                (String($0.output.1), Int($0.output.2) ?? -1)
            }
        ) { first, _ in first }
    }

    @Test("Reads codes from the choice and from the document")
    func reads() {
        let source =
            "case done = 0\ncase lost = 5\nswitch code {\ncase .a, .b,\n  .c:\n  self = .lost\ncase .d: self = .done"
        #expect(Self.codes(ofErrorsIn: source) == ["a": 5, "b": 5, "c": 5, "d": 0])
        #expect(Self.documented(in: "### `x.y`\n\n- **Status:** 404, exit 5\n- **Cause:** z") == ["x.y": 5])
    }
}
