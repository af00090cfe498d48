import CadreDomain
import CadreExchange
import CadreTestSupport
import Foundation
import Testing

/// Goal: files as people send them are read whole, and what is wrong with bad ones is told in the same words until
/// somebody changes them on purpose.
@Suite("Snapshot: rosters")
struct RosterSnapshotTests {
    private static func read(_ path: String) throws -> ImportDraft {
        let name = try #require(path.split(separator: "/").last)
        return try TestTables.reader.read(Array(Fixtures.data(path)), fileName: String(name), kind: nil)
    }

    @Test(
        "A good file is read whole, whatever its encoding and its delimiter",
        arguments: [
            ("assignments", ImportKind.assignments, 2), ("offices", .offices, 2), ("people", .people, 3),
            ("people-windows-1252", .people, 2), ("positions", .positions, 3), ("qualifications", .qualifications, 3),
        ]
    )
    func good(name: String, kind: ImportKind, count: Int) throws {
        let draft = try Self.read("rosters/good/\(name).csv")
        #expect(draft.kind == kind && draft.problems.isEmpty)
        #expect(draft.rows.count == count && draft.rowCount == count)
    }

    @Test("Letters of Windows-1252 come out as they were meant")
    func letters() throws {
        guard case .people(let rows) = try Self.read("rosters/good/people-windows-1252.csv").rows else {
            return #expect(Bool(false))
        }
        #expect(rows.map(\.draft.name) == ["J\u{FC}rgen Sample", "Zo\u{EB} \u{201C}Zo\u{201D} Sample"])
    }

    @Test("Every bad row is told with its file, row, column, what was found, what is allowed and what to do")
    func bad() throws {
        var lines: [String] = []
        for name in try Fixtures.names(in: "rosters/bad") where name.hasSuffix(".csv") && name != "no-header.csv" {
            for problem in try Self.read("rosters/bad/\(name)").problems {
                lines.append(
                    "\(problem.file) row \(problem.row) \(problem.column ?? "-") \(problem.cause.rawValue)"
                        + (problem.isRejecting ? "" : ", a warning"))
                lines += ["  found: \(problem.found)", "  allowed: \(problem.allowed)", "  fix: \(problem.fix)"]
            }
        }
        try Snapshot("rosters/bad/problems.txt").expect(lines.joined(separator: "\n") + "\n")
    }

    @Test("A file without a header is told apart from every kind")
    func noHeader() {
        #expect(throws: UnreadableFile.self) { try Self.read("rosters/bad/no-header.csv") }
    }
}
