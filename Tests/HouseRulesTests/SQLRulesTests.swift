import Testing

@Suite("House rules: SQL stays in storage")
struct SQLRulesTests {
    /// What an SQL statement in a string literal looks like; keywords are written in capitals by house style.
    static var statements: [Regex<Substring>] {
        [
            /\bSELECT\b[\s\S]+\bFROM\b/,
            /\bINSERT\s+(?:OR\s+\w+\s+)?INTO\b/,
            /\bUPDATE\s+\w+\s+SET\b/,
            /\bDELETE\s+FROM\b/,
            /\b(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX|VIEW|TRIGGER)\b/,
            /^\s*PRAGMA\s/,
        ]
    }

    @Test("No string outside CadreStorage holds an SQL statement")
    func onlyInStorage() {
        for file in Repository.swiftFiles(under: "Sources") where file.target != "CadreStorage" {
            for line in Self.lines(in: file.text) { Issue.record("\(file.path):\(line): SQL outside CadreStorage") }
        }
    }

    static func lines(in text: String) -> [Int] {
        let patterns = statements.map { $0.wordBoundaryKind(.simple) }
        return SwiftText(text).literals
            .filter { literal in patterns.contains { literal.content.contains($0) } }
            .map(\.line)
    }

    @Test(
        "Finds statements in one line and in several",
        arguments: [
            "db(\"SELECT a FROM b\")", "db(\"INSERT OR REPLACE INTO b VALUES (1)\")", "db(\"UPDATE b SET a = 1\")",
            "db(\"DELETE FROM b\")", "db(\"\"\"\n  SELECT a\n  FROM b\n  \"\"\")", "db(\"PRAGMA synchronous\")",
            "db(\"CREATE TABLE b (a)\")",
        ]
    )
    func finds(sample: String) {
        #expect(Self.lines(in: sample) == [1])
    }

    @Test(
        "Leaves sentences and comments alone",
        arguments: [
            "say(\"Select a country from the list\")", "// SELECT a FROM b", "say(\"Update the set\")",
            "let SELECT = FROM",
        ]
    )
    func allows(sample: String) {
        #expect(Self.lines(in: sample).isEmpty)
    }
}
