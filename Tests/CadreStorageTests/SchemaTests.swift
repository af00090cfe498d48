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
            let store = try directory.open()
            #expect(store.migrationsTaken == Migration.all.map(\.name))
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

    @Test("Every table is strict")
    func strict() async throws {
        let loose = try await TemporaryStore().store.pool.read { database in
            try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'"
            )
        }
        #expect(loose == [])
    }
}
