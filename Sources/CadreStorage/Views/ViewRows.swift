import CadreApplication
import CadreDomain
import Foundation
import GRDB

/// Reads saved views, subscriptions and alerts.
enum ViewRows {
    /// Everything.
    static func shelf(_ database: Database) throws -> ViewShelf {
        ViewShelf(
            views: try views(database), subscriptions: try subscriptions(database), alerts: try alerts(database))
    }

    private static func views(_ database: Database) throws -> [SavedView] {
        try all(
            database, "savedView", "SELECT id, owner, name, note, address, isShared, isDeleted FROM savedView"
        ) { row in
            SavedView(
                id: try row.id(0), owner: try row.text(1), name: try row.text(2), note: try row.text(3),
                address: try row.text(4), isShared: try row.flag(5), isDeleted: try row.flag(6))
        }
    }

    private static func subscriptions(_ database: Database) throws -> [ViewSubscription] {
        var matched: [ViewSubscription.Key: Set<String>] = [:]
        _ = try all(database, "viewMatch", "SELECT viewID, subscriber, rowID FROM viewMatch") { row in
            matched[try key(row, 0), default: []].insert(try row.text(2))
        }
        return try all(
            database, "viewSubscription", "SELECT viewID, subscriber, reader, firedAt FROM viewSubscription"
        ) { row in
            let (key, reader) = (try key(row, 0), try row.text(2))
            return ViewSubscription(
                key: key, reader: try row.require(ExportReader(reader), 2, reader), matched: matched[key] ?? [],
                firedAt: try row.optionalInt(3).map { Timestamp(milliseconds: Int64($0)) })
        }
    }

    private static func alerts(_ database: Database) throws -> [ViewAlert] {
        try all(
            database, "viewAlert",
            "SELECT id, viewID, subscriber, firstEntry, lastEntry, day, foundAt, matches FROM viewAlert"
        ) { row in
            let text = try row.text(7)
            let first = try row.optionalInt(3)
            let rows = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
            return ViewAlert(
                id: try row.id(0), key: try key(row, 1), rows: try row.require(rows, 7, text),
                entries: try first.map { Int64($0)...Int64(max($0, try row.int(4))) }, day: try row.day(5),
                at: Timestamp(milliseconds: Int64(try row.int(6))))
        }
    }

    private static func key(_ row: StoredRow, _ column: Int) throws -> ViewSubscription.Key {
        ViewSubscription.Key(view: try row.id(column), subscriber: try row.text(column + 1))
    }

    private static func all<Value>(
        _ database: Database, _ table: String, _ sql: String, _ read: (StoredRow) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(database, sql: sql)
        var values: [Value] = []
        while let next = try cursor.next() { values.append(try read(StoredRow(row: next, table: table))) }
        return values
    }
}

/// Writes saved views, subscriptions and alerts.
struct ViewWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Makes a change; one of a subscription or an alert has to find it.
    func write(_ change: ViewChange) throws {
        switch change {
        case .view(let view): try write(view)
        case .subscribed(let subscription):
            try run(
                "INSERT INTO viewSubscription (viewID, subscriber, reader, firedAt) VALUES (?, ?, ?, ?)",
                values(subscription.key) + [
                    subscription.reader.description.databaseValue,
                    (subscription.firedAt?.milliseconds).column(\.databaseValue),
                ])
            try add(subscription.matched.sorted(), to: subscription.key)
        case .looked(let key, let added, let removed, let firedAt):
            let delete = try RowStatement(
                "DELETE FROM viewMatch WHERE viewID = ? AND subscriber = ? AND rowID = ?", database)
            for row in removed { try delete.run(values(key) + [row.databaseValue]) }
            try add(added, to: key)
            try changeOne(
                "UPDATE viewSubscription SET firedAt = coalesce(?, firedAt) WHERE viewID = ? AND subscriber = ?",
                [(firedAt?.milliseconds).column(\.databaseValue)] + values(key))
        case .unsubscribed(let key):
            try changeOne("DELETE FROM viewSubscription WHERE viewID = ? AND subscriber = ?", values(key))
        case .alerted(let alert): try write(alert)
        case .acknowledged(let id): try changeOne("DELETE FROM viewAlert WHERE id = ?", [id.databaseValue])
        }
    }

    private func write(_ view: SavedView) throws {
        try RowStatement(
            upsertInto: "savedView", key: ["id"],
            columns: ["owner", "name", "note", "address", "isShared", "isDeleted"], database
        )
        .run([
            view.id.databaseValue, view.owner.databaseValue, view.name.databaseValue, view.note.databaseValue,
            view.address.databaseValue, view.isShared.databaseValue, view.isDeleted.databaseValue,
        ])
    }

    private func write(_ alert: ViewAlert) throws {
        let matches = String(decoding: try JSONEncoder().encode(alert.rows), as: UTF8.self)
        try run(
            """
            INSERT INTO viewAlert (id, viewID, subscriber, firstEntry, lastEntry, day, foundAt, matches)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [alert.id.databaseValue] + values(alert.key) + [
                (alert.entries?.lowerBound).column(\.databaseValue),
                (alert.entries?.upperBound).column(\.databaseValue), alert.day.databaseValue,
                alert.at.milliseconds.databaseValue, matches.databaseValue,
            ])
    }

    private func add(_ rows: [String], to key: ViewSubscription.Key) throws {
        let insert = try RowStatement(
            "INSERT INTO viewMatch (viewID, subscriber, rowID) VALUES (?, ?, ?)", database)
        for row in rows { try insert.run(values(key) + [row.databaseValue]) }
    }

    private func values(_ key: ViewSubscription.Key) -> [DatabaseValue] {
        [key.view.databaseValue, key.subscriber.databaseValue]
    }

    private func run(_ sql: String, _ values: [DatabaseValue]) throws {
        try RowStatement(sql, database).run(values)
    }

    private func changeOne(_ sql: String, _ values: [DatabaseValue]) throws {
        try run(sql, values)
        guard database.changesCount == 1 else { throw StoreError.conflict(constraint: "viewSubscription") }
    }
}
