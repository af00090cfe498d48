import CadreApplication
import CadreDomain
import Foundation
import GRDB
import Testing

@testable import CadreStorage

@Suite("The schema")
struct SchemaTests {
    static let heading = """
        -- The whole current schema of a Cadre database, as its migrations make it.
        -- CADRE_WRITE_SCHEMA=1 swift test --filter SchemaTests writes it anew.


        """

    static var documented: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/schema.sql")
    }

    @Test("docs/schema.sql is what the migrations make of an empty database")
    func documentation() async throws {
        let text = try await TemporaryStore().store.pool.read(Schema.text)
        if ProcessInfo.processInfo.environment["CADRE_WRITE_SCHEMA"] == "1" {
            try Data((Self.heading + text).utf8).write(to: Self.documented)
        }
        #expect(try String(contentsOf: Self.documented, encoding: .utf8) == Self.heading + text)
    }

    @Test("The migrations are taken once, oldest first")
    func onlyOnce() throws {
        let directory = try TemporaryDirectory()
        do {
            var told: [String] = []
            let store = try SQLiteStore(directory: directory.path) { told.append($0) }
            #expect(store.migrationsTaken == Migration.all.map(\.name) && told == store.migrationsTaken)
            try store.close()
        }
        #expect(try directory.open().migrationsTaken == [])
    }

    @Test("A database that stopped after any step is brought up to date", arguments: 0..<Migration.all.count)
    func fromEveryVersion(version: Int) async throws {
        let directory = try TemporaryDirectory()
        let queue = try DatabaseQueue(path: directory.database)
        try await queue.writeWithoutTransaction { database in
            for step in Migration.all.prefix(version) { try database.execute(sql: step.sql) }
            if version > 0 { try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
            try database.execute(sql: "PRAGMA user_version = \(version)")
        }
        try queue.close()
        let store = try directory.open()
        #expect(store.migrationsTaken == Migration.all.dropFirst(version).map(\.name))
        let fresh = try await TemporaryStore().store.pool.read(Schema.text)
        #expect(try await store.pool.read(Schema.text) == fresh)
    }

    /// A database of the schema before a step, with these rows.
    private func database(before name: String, _ rows: String) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let queue = try DatabaseQueue(path: directory.database)
        let earlier = Migration.all.prefix { $0.name != name }
        try queue.writeWithoutTransaction { database in
            for step in earlier { try database.execute(sql: step.sql) }
            try database.execute(
                sql: """
                    PRAGMA application_id = \(Schema.applicationID);
                    PRAGMA user_version = \(earlier.count);
                    \(rows)
                    """)
        }
        try queue.close()
        return directory
    }

    @Test("Offices of a database without versions of them keep their rows, and everything that refers to them")
    func officesBeforeVersions() async throws {
        let directory = try database(
            before: "version-office",
            """
            INSERT INTO office VALUES
                ('off_1', 'TOP', 'Top', 'HQ', 'USA', 'Tampa', 'CENTCOM', NULL, 100, 2932896),
                ('off_2', 'SUB', 'Sub', 'ODC', 'PHL', 'Manila', NULL, 'off_1', 200, 20000);
            INSERT INTO positionIdentity VALUES ('pos_1');
            INSERT INTO position VALUES ('pos_1', 300, 400, 'N1', 'Chief', 'off_2', 'PHL', 'Manila', NULL,
                'USA', 'military', 'O4', 'O5', NULL, NULL, 'none', NULL, 24, 1, 0, 'fmf', 0, 'funded');
            INSERT INTO positionLanguage VALUES ('pos_1', 300, 0, 'tgl', '2', 1);
            """)
        let store = try directory.open()
        let register = try await store.loadState().register
        #expect(register.offices.map(\.code) == ["TOP", "SUB"] && register.offices.map(\.name) == ["Top", "Sub"])
        #expect(register.offices.map(\.type) == ["HQ", "ODC"] && register.offices.map(\.post) == ["Tampa", "Manila"])
        #expect(register.offices.map(\.country.rawValue) == ["USA", "PHL"])
        #expect(register.offices.map(\.command?.rawValue) == ["CENTCOM", nil])
        #expect(register.offices.map(\.parent) == [nil, register.offices[0].id])
        #expect(register.offices.map(\.validity.start.number) == [100, 200])
        #expect(register.offices.map(\.validity.end.number) == [2_932_896, 20_000])
        #expect(register.positions.map(\.office) == [register.offices[1].id])
        #expect(register.positions.map(\.languages.count) == [1])
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("Slates of a database without runs keep their rows; they have no run, and take part in new ones")
    func slatesBeforeRuns() async throws {
        let directory = try database(
            before: "create-run",
            """
            BEGIN;
            INSERT INTO positionIdentity VALUES ('pos_1');
            INSERT INTO personIdentity VALUES ('per_1');
            INSERT INTO slate VALUES
                (1, 'slt_1', 'First', 100, 200, 'superseded', NULL, NULL, NULL, 'slt_2', 2, 'a.planner'),
                (2, 'slt_2', 'Second', 100, 200, 'published', 'a.planner', 'b.chief', 90, NULL, 3, 'a.planner');
            INSERT INTO solverRun VALUES
                ('slt_1', 'in1', 'plan1', 7, 10, 11, 1, 2, 3, 'frozen 1'),
                ('slt_2', 'in2', 'plan2', 8, 20, 20, 1, 2, 4, 'frozen 2');
            INSERT INTO slateLine VALUES ('slt_2', 'pos_1', 'per_1', 150, 900, 20, 1);
            INSERT INTO slatePin VALUES ('slt_2', 1, 'pin', 'per_1', 'pos_1', 'Asked for', 'a.planner');
            COMMIT;
            """)
        let store = try directory.open()
        #expect(store.migrationsTaken.first == "create-run")
        let slates = try await store.slates()
        #expect(slates.map(\.slate.title) == ["Second", "First"] && slates.map(\.slate.version) == [3, 2])
        #expect(slates.map(\.slate.state.word) == ["published", "superseded"])
        #expect(slates.map(\.run.planDigest) == ["plan2", "plan1"] && slates.map(\.run.bound) == [20, 11])
        #expect(slates.allSatisfy { $0.run.stoppedAfter == nil })
        let second = try #require(slates.first)
        #expect(second.run.lines.map(\.points) == [20] && second.pins.map(\.reason) == ["Asked for"])
        #expect(try await store.frozenInput(of: second.slate.id) == "frozen 2")
        #expect(try await store.runs().isEmpty)
        #expect(try await store.openRunCount() == 0)
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("Every table is strict")
    func strict() async throws {
        let loose = try await TemporaryStore().store.pool.read { database in
            try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE "
                    + "'sqlite%'"
            )
        }
        #expect(loose == [])
    }
}
