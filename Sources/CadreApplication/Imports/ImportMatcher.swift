import CadreDomain

/// Matches the rows of a file with the register: finds identities, versions, differences and breaches of laws.
struct ImportMatcher {
    let snapshot: RegisterSnapshot
    let file: IncomingFile

    /// What the file would change.
    func diff() -> ImportDiff {
        switch file.rows {
        case .offices(let rows): diff(rows, column: "parent") { code, offices in offices.known(code)?.rawValue }
        case .positions(let rows): diff(rows, column: "office") { code, _ in snapshot.office(code: code)?.id.rawValue }
        case .people(let rows): diff(rows, column: nil) { _, _ in nil }
        case .qualifications(let rows): diff(rows, column: nil) { _, _ in nil }
        case .assignments(let rows):
            diff(rows, column: "position") { number, _ in snapshot.position(number: number)?.rawValue }
        }
    }

    /// How many digits the number of a given identity may have.
    private static let digitCountMax = 9

    /// Whether the number of an identity lies so high that numbers for new records could run out behind it.
    ///
    /// People always bring their identity along; it may be a long personnel number.
    private static func isTooHigh<Record: ImportedRecord>(_ id: ID<Record>) -> Bool {
        let digits = id.rawValue.utf8.dropFirst(Record.prefix.utf8.count)
        return id.rawValue.hasPrefix(Record.prefix) && digits.count > digitCountMax
            && digits.allSatisfy { (48...57).contains($0) }
    }

    /// - Parameter column: The column that names the record referred to; `reference` finds its identity.
    private func diff<Record: ImportedRecord>(
        _ rows: [IncomingRow<Record>], column: String?, reference: (String, ImportIdentities<Record>) -> String?
    ) -> ImportDiff {
        let identities = ImportIdentities(rows, snapshot)
        var ledger = ImportLedger<Record>(snapshot: snapshot, file: file)
        for row in rows {
            let target = row.reference.flatMap { reference($0, identities) }
            if let wanted = row.reference, target == nil {
                ledger.reject(row.row, column, "reference.unknown", wanted, "one in the register")
            } else if let id = row.id, Record.self != Person.self, Self.isTooHigh(id) {
                ledger.reject(
                    row.row, Record.noun, "identity.too-high", id.rawValue,
                    "at most \(Self.digitCountMax) digits behind \(Record.prefix)"
                )
            } else if let id = identities.id(of: row), let record = row.make(id, target) {
                ledger.take(record, row: row.row)
            } else {
                ledger.reject(row.row, nil, "record.unreadable", row.key, "a record with known references")
            }
        }
        ledger.checkLaws()
        return ledger.diff()
    }
}

/// The identities of the records of one noun: those of the register, those that a file gives, and new ones.
struct ImportIdentities<Record: ImportedRecord> {
    private var idByKey: [String: ID<Record>] = [:]

    /// Gives an identity to every natural key of the file that has none.
    init(_ rows: [IncomingRow<Record>], _ snapshot: RegisterSnapshot) {
        let existing = Record.records(snapshot.register)
        for record in existing { idByKey[record.naturalKey(snapshot)] = record.id }
        let given = existing.map(\.id.rawValue) + rows.compactMap(\.id?.rawValue)
        var next = RecordSequence.next(after: given, prefix: Record.prefix)
        for row in rows where row.id == nil && idByKey[row.key] == nil {
            idByKey[row.key] = ID(prefix: Record.prefix, sequence: next)
            next += 1
        }
    }

    /// The identity of a row's record.
    func id(of row: IncomingRow<Record>) -> ID<Record>? { row.id ?? known(row.key) }

    /// The identity of the record with a natural key, in the register or in the file.
    func known(_ key: String) -> ID<Record>? { idByKey[key] }
}
