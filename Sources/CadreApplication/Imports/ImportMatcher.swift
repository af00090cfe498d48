import CadreDomain

/// What several files would change together.
struct ImportPlan {
    /// The account of each file, in the order of the files.
    let diffs: [ImportDiff]
    /// The files in the order in which their rows refer to each other.
    let order: [Int]
    /// The changes in that order.
    let changes: [Change]
    /// What the source of the files says of the rows that are not rejected; nothing where none is named.
    let said: [SaidRow]

    /// The accounts in the order of the changes.
    var ordered: [ImportDiff] { order.map { diffs[$0] } }
}

/// What a row of a file says of a record.
struct SaidRow {
    let place: RowPlace
    let key: SourceRow.Key
    let from: Day
    let values: [(field: String, value: String)]
}

/// Matches the rows of files with the register and with each other: identities, versions, differences, breaches of
/// laws.
///
/// Kind by kind, rows are matched with the register as the kinds before would leave it. So a row may refer to one of
/// another file, whatever the order of the files.
struct ImportMatcher {
    private let files: [IncomingFile]
    /// Whose files they are, with what all sources said before; nil where no source is named.
    private let intake: (source: Source, book: SourceBook)?
    /// What the rows say, as far as they can be read.
    private var said: [SaidRow] = []
    /// Rows that cannot be taken for what the register would hold beside them.
    private let barred: [RowPlace: BarredRow]
    /// Rows that are left out, with problems that are known.
    private let excluded: RejectedRows
    /// The rows that are not taken.
    private var rejected = RejectedRows()
    /// The rows of offices, positions and people that would write something.
    private var versionRows: [VersionRow] = []
    private var snapshot: RegisterSnapshot
    private var diffs: [Int: ImportDiff] = [:]
    private var order: [Int] = []
    private var changes: [Change] = []
    /// The changes that the snapshot does not hold yet.
    private var pending: [Change] = []

    private init(
        _ files: [IncomingFile], barring barred: [RowPlace: BarredRow], without excluded: RejectedRows,
        _ snapshot: RegisterSnapshot, from intake: (source: Source, book: SourceBook)?
    ) {
        self.files = files
        self.intake = intake
        self.barred = barred
        self.excluded = excluded
        self.snapshot = snapshot
    }

    /// What the files would change.
    ///
    /// Rows that are rejected may have hindered others while they were still looked at. So the files are looked at
    /// again in the register that the taken rows leave, until that takes no further row; what remains is left out, with
    /// the problems that it has beside all that is taken. The same files again are no change, because the last look was
    /// that. Files whose rows can all be taken are matched once; others at least three times, and once more for each
    /// look that takes a row.
    ///
    /// - Parameter source: Whose files they are; nil where none is named.
    static func plan(
        _ files: [IncomingFile], in snapshot: RegisterSnapshot, from source: Source? = nil
    ) -> ImportPlan {
        let intake = source.map { ($0, snapshot.sources) }
        var look = settled(files, in: snapshot, from: intake)
        guard !look.rejected.places.isEmpty, !look.changes.isEmpty else { return look.plan(since: snapshot) }
        var left = look.rejected.places
        var hasTaken = true
        while hasTaken {
            look = settled(files, in: look.after(), from: intake)
            let remaining = left.intersection(look.rejected.places)
            hasTaken = remaining.count < left.count && !look.changes.isEmpty
            left = remaining
        }
        return settled(files, without: look.rejected.among(left), in: snapshot, from: intake).plan(since: snapshot)
    }

    /// Matches the files, without the rows that end a record too early.
    ///
    /// A row that ends a record is weighed against what all files together leave in force beyond that end: it is
    /// barred then, and the files are matched again without it.
    private static func settled(
        _ files: [IncomingFile], without excluded: RejectedRows = RejectedRows(), in snapshot: RegisterSnapshot,
        from intake: (source: Source, book: SourceBook)?
    ) -> ImportMatcher {
        var barred: [RowPlace: BarredRow] = [:]
        while true {
            var matcher = matched(files, barring: barred, without: excluded, in: snapshot, from: intake)
            let found = matcher.endingsTooEarly(since: snapshot).filter { barred[$0.key] == nil }
            if found.isEmpty { return matcher }
            barred.merge(found) { first, _ in first }
        }
    }

    private func plan(since before: RegisterSnapshot) -> ImportPlan {
        let warnings = MovedOffices(rows: versionRows, before: before, after: snapshot, files: files).warnings
        let orphans = AbsentParents(rows: versionRows, before: before, after: snapshot, files: files).warnings
        return ImportPlan(
            diffs: files.indices.compactMap { diffs[$0]?.warning((warnings[$0] ?? []) + (orphans[$0] ?? [])) },
            order: order, changes: changes, said: said.filter { !rejected.places.contains($0.place) }
        )
    }

    private static func matched(
        _ files: [IncomingFile], barring barred: [RowPlace: BarredRow], without excluded: RejectedRows,
        in snapshot: RegisterSnapshot, from intake: (source: Source, book: SourceBook)?
    ) -> ImportMatcher {
        var matcher = ImportMatcher(files, barring: barred, without: excluded, snapshot, from: intake)
        matcher.match(Office.self, column: "parent") { code, offices, _ in
            offices.known(code)?.rawValue
        }
        matcher.match(Position.self, column: "office") { code, _, register in
            register.office(code: code, on: register.today)?.id.rawValue
        }
        matcher.match(Person.self)
        matcher.match(Qualification.self)
        matcher.match(Assignment.self, column: "position") { number, _, register in
            register.position(number: number)?.rawValue
        }
        return matcher
    }

    /// The rows that end a record while something that needs it goes on, with the reason.
    private mutating func endingsTooEarly(since before: RegisterSnapshot) -> [RowPlace: BarredRow] {
        guard !versionRows.isEmpty else { return [:] }
        takePending()
        return EndingCheck(rows: versionRows, before: before, after: snapshot).barred
    }

    /// The register with all that is taken.
    private mutating func after() -> RegisterSnapshot {
        takePending()
        return snapshot
    }

    private mutating func takePending() {
        guard !pending.isEmpty else { return }
        snapshot = snapshot.applying(pending, journalIndex: snapshot.journalIndex, clockDay: snapshot.today)
        pending = []
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
    private mutating func match<Record: ImportedRecord>(
        _ kind: Record.Type, column: String? = nil,
        reference: (String, ImportIdentities<Record>, RegisterSnapshot) -> String? = { _, _, _ in nil }
    ) {
        let rows = files.enumerated().flatMap { index, file in
            (Record.rows(file.rows) ?? []).map { (place: RowPlace(file: index, row: $0.row), row: $0) }
        }
        let own = files.indices.filter { Record.rows(files[$0].rows) != nil }
        guard !own.isEmpty else { return }
        takePending()
        let identities = ImportIdentities(rows.map(\.row), snapshot)
        var ledger = ImportLedger<Record>(snapshot: snapshot, files: files, source: intake?.source.id)
        var read: [(record: Record, place: RowPlace)] = []
        ledger.problems = excluded.problems.filter { own.contains($0.key) }
        for (place, row) in rows {
            let id = identities.id(of: row)
            if let id { ledger.mentioned.insert(id) }
            let target = row.reference.flatMap { reference($0, identities, snapshot) }
            if Record.self == Office.self { ledger.parentCodes[place] = row.reference }
            if excluded.places.contains(place) {
                ledger.leaveOut(place)
            } else if let bar = barred[place] {
                ledger.reject(place, bar.column, bar.cause, bar.found, bar.allowed, fix: bar.fix)
            } else if let wanted = row.reference, target == nil {
                ledger.reject(
                    place, column, "reference.unknown", wanted, "one in the register or in another file",
                    fix: "Correct it, or import what it names too: with the same command, or before."
                )
            } else if let id = row.id, Record.self != Person.self, Self.isTooHigh(id) {
                ledger.reject(
                    place, Record.keyColumn, "identity.too-high", id.rawValue,
                    "at most \(Self.digitCountMax) digits behind \(Record.prefix)",
                    fix: "Leave the identity empty, so that Cadre gives one."
                )
            } else if let id, let record = row.make(id, target) {
                if intake == nil { ledger.take(record, at: place) } else { read.append((record, place)) }
            } else {
                ledger.reject(
                    place, nil, "record.unreadable", row.key, "a record with known references", fix: "Correct the row."
                )
            }
        }
        sift(read, into: &ledger)
        ledger.checkLaws()
        rejected.add(ledger.rejectedPlaces, ledger.problems)
        diffs.merge(ledger.diffs()) { first, _ in first }
        let before = ledger.slots
        versionRows += ledger.accepted.filter { before[.init($0.record)] != $0.record }.compactMap { row in
            row.record.versionStart == nil
                ? nil
                : VersionRow(
                    noun: Record.noun, id: row.record.id.rawValue, validity: row.record.validity, place: row.place
                )
        }
        order += own
        pending = ledger.changes
        changes += pending
    }
}

extension ImportMatcher {
    /// Takes what one source says, as far as no other source's value holds it back.
    private mutating func sift<Record: ImportedRecord>(
        _ read: [(record: Record, place: RowPlace)], into ledger: inout ImportLedger<Record>
    ) {
        guard let intake, !read.isEmpty else { return }
        let sieve = SourceSieve(source: intake.source, book: intake.book, snapshot: snapshot)
        let starts = Dictionary(grouping: read, by: \.record.id).mapValues { Set($0.compactMap(\.record.versionStart)) }
        for (record, place) in read {
            ledger.take(sieve.sift(record, besides: starts[record.id] ?? []), of: record, at: place)
            said.append(
                SaidRow(
                    place: place, key: SourceRow.Key(Record.sourcedNoun, record.id.rawValue),
                    from: record.versionStart ?? .first, values: record.said
                )
            )
        }
    }
}

/// The identities of the records of one noun: those of the register, those that files give, and new ones.
struct ImportIdentities<Record: ImportedRecord> {
    private var idByKey: [String: ID<Record>] = [:]

    /// Gives an identity to every natural key of the files that has none.
    init(_ rows: [IncomingRow<Record>], _ snapshot: RegisterSnapshot) {
        let existing = Record.records(snapshot.register)
        for record in existing { idByKey[Record.canonical(record.naturalKey(snapshot))] = record.id }
        let given = existing.map(\.id.rawValue) + rows.compactMap(\.id?.rawValue)
        var next = RecordSequence.next(after: given, prefix: Record.prefix)
        for row in rows where row.id == nil && known(row.key) == nil {
            idByKey[Record.canonical(row.key)] = ID(prefix: Record.prefix, sequence: next)
            next += 1
        }
    }

    /// The identity of a row's record.
    func id(of row: IncomingRow<Record>) -> ID<Record>? { row.id ?? known(row.key) }

    /// The identity of the record with a natural key, in the register or in a file.
    func known(_ key: String) -> ID<Record>? { idByKey[Record.canonical(key)] }
}
