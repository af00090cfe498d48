import CadreDomain

/// Takes rows one by one and keeps the account: every row ends as new, changed, same or rejected.
struct ImportLedger<Record: ImportedRecord> {
    /// What tells the records of a file apart: the identity, and the start where records have versions.
    struct Slot: Hashable {
        let id: ID<Record>
        let start: Day?

        init(_ record: Record) {
            id = record.id
            start = record.versionStart
        }
    }

    let snapshot: RegisterSnapshot
    /// What the register has, in register order.
    let existing: [Record]
    private let file: IncomingFile
    private var taken: [Slot: (record: Record, row: Int)] = [:]
    private var order: [Slot] = []
    private var problems: [RowProblem] = []
    private var problemCount = 0
    private var rejected: Set<Int> = []

    /// How many problems are kept one by one; further ones are counted.
    private static var problemCountMax: Int { 10_000 }

    init(snapshot: RegisterSnapshot, file: IncomingFile) {
        self.snapshot = snapshot
        self.file = file
        existing = Record.records(snapshot.register)
    }

    /// The records that may be written, in the order of the file.
    var accepted: [(record: Record, row: Int)] {
        order.compactMap { taken[$0] }.filter { !rejected.contains($0.row) }
    }

    /// Notes why a row cannot be taken.
    mutating func reject(_ row: Int, _ column: String?, _ cause: String, _ found: String, _ allowed: String) {
        rejected.insert(row)
        problemCount += 1
        guard problemCount <= Self.problemCountMax else { return }
        problems.append(
            RowProblem(
                file: file.name, row: row, column: column, cause: cause, found: found, allowed: allowed,
                fix: "Correct the row, or import the records that it refers to first.", isRejecting: true
            )
        )
    }

    /// Takes the record of a row, unless an earlier row has the same one.
    mutating func take(_ record: Record, row: Int) {
        let slot = Slot(record)
        if let earlier = taken[slot] {
            reject(row, nil, "row.repeated", record.id.rawValue, "each record once; row \(earlier.row) has it already")
            return
        }
        taken[slot] = (record, row)
        order.append(slot)
    }

    /// What the register would hold of the records that the file names and does not write: versions that go on
    /// beyond the start of a version of the file end there.
    var kept: [(before: Record, after: Record, row: Int?)] {
        let accepted = accepted
        let written = Set(accepted.map { Slot($0.record) })
        let byID = Dictionary(grouping: accepted, by: \.record.id)
        return existing.compactMap { record in
            guard let new = byID[record.id], !written.contains(Slot(record)) else { return nil }
            let later = new.filter { row in
                guard let start = row.record.versionStart else { return false }
                return start > record.validity.start && start < record.validity.end
            }
            let next = later.min { $0.record.validity.start < $1.record.validity.start }
            guard let next, let ended = record.ending(next.record.validity.start) else { return (record, record, nil) }
            return (record, ended, next.row)
        }
    }

    /// The account.
    func diff() -> ImportDiff {
        let accepted = accepted
        let before = Dictionary(existing.map { (Slot($0), $0) }) { first, _ in first }
        let changed = accepted.filter { before[Slot($0.record)] != $0.record }
        let ended = kept.filter { $0.row != nil }
        let mentioned = Set(order.map(\.id))
        let removed = existing.filter { !mentioned.contains($0.id) && $0.validity.contains(snapshot.today) }
        return ImportDiff(
            file: file,
            differences: changed.map { new in
                let old = before[Slot(new.record)]
                return difference(old == nil ? .new : .changed, new.row, old, new.record)
            } + removed.map { difference(.removed, nil, $0, nil) },
            endings: ended.map { difference(.changed, $0.row, $0.before, $0.after) },
            sameCount: accepted.count - changed.count, problems: file.problems + problems,
            unlistedProblemCount: file.unlistedProblemCount + problemCount - problems.count,
            rejectedRowCount: file.rejectedRowCount + rejected.count,
            changes: ended.map(\.after.change) + changed.map(\.record.change)
        )
    }

    private func difference(
        _ kind: ImportDiff.Kind, _ row: Int?, _ before: Record?, _ after: Record?
    ) -> ImportDiff.Difference {
        let record = after ?? before
        return ImportDiff.Difference(
            kind: kind, row: row, noun: Record.noun, id: record?.id.rawValue ?? "",
            key: record?.naturalKey(snapshot) ?? "", before: before?.json.text, after: after?.json.text
        )
    }
}
