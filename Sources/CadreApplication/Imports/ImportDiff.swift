public import CadreDomain

/// What a file would change in the register.
public struct ImportDiff: Sendable {
    /// What would happen to a record.
    public enum Kind: String, Sendable, CaseIterable {
        /// The register does not have it.
        case new
        /// The register has it otherwise, on all its days or from one day on.
        case changed
        /// The register has it and no file does; it is left as it is.
        case removed
    }

    /// One record that differs.
    public struct Difference: Hashable, Sendable {
        /// New, changed or removed.
        public let kind: Kind
        /// The row of the file; nil for a record that the file does not have.
        public let row: Int?
        /// The noun, such as `position`.
        public let noun: String
        /// The identity.
        public let id: String
        /// The natural key.
        public let key: String
        /// The first day on which a changed record is as it becomes; nil where records have no versions.
        public let from: Day?
        /// The record before, as canonical JSON: of a version, the one in force on the first day of the new one.
        public let before: String?
        /// The record after, as canonical JSON.
        public let after: String?
        /// The fields that a change makes different, without the day from which it holds.
        public let changes: [FieldChange]
    }

    /// The file.
    public let file: IncomingFile
    /// What differs, in the order of the file, records that it does not have last.
    public let differences: [Difference]
    /// Versions of the register that end because a version of the file begins.
    let endings: [Difference]
    /// How many rows change nothing: they say what the register, or a file before this one, says, or all that they
    /// say otherwise is held back.
    public let sameCount: Int
    /// The source of the file; nil where none is named.
    public let source: ID<Source>?
    /// The fields that are not taken, since what another source says of them stands, in the order of the file.
    public let held: [HeldField]
    /// The problems: those of reading and those that the register shows, each kind up to a limit.
    public private(set) var problems: [RowProblem]
    /// How many problems there are beyond those listed.
    public let unlistedProblemCount: Int
    /// How many rows cannot be taken.
    public let rejectedRowCount: Int

    /// The change set that wrote it; nil before a commit, and where there was nothing to write.
    public private(set) var change: ID<ChangeSet>?

    /// The same account after the commit of a change set.
    func made(in change: ID<ChangeSet>) -> ImportDiff {
        var copy = self
        copy.change = change
        return copy
    }

    /// How many rows have a field that is held back; each of them is counted as new, changed or same too.
    public var heldRowCount: Int { Set(held.map(\.row)).count }

    /// How many differences there are of a kind.
    public func count(_ kind: Kind) -> Int { differences.count { $0.kind == kind } }

    /// The same account with warnings that all files together show.
    func warning(_ warnings: [RowProblem]) -> ImportDiff {
        var copy = self
        copy.problems += warnings
        return copy
    }

    /// Whether something of the file cannot be taken: a row, or the header where there is none.
    public var isFaulty: Bool { rejectedRowCount > 0 || problems.contains(where: \.isRejecting) }

    /// Whether a commit writes something.
    public var isChange: Bool { differences.contains { $0.kind != .removed } }

    /// The account as an object: every row of the file is new, changed, same or rejected.
    public var json: JSONText { .object(account) }

    /// The account with every difference.
    public var detailedJSON: JSONText {
        .object(
            account + [("differences", .list(differences.map(\.json))), ("held_fields", .list(held.map(\.json)))])
    }

    private var account: [(String, JSONText)] {
        let written = change.map { [("change", JSONText.text($0.rawValue))] } ?? []
        return [
            ("file", .text(file.name)), ("kind", .text(file.kind)), ("encoding", .text(file.encoding)),
            ("digest", .text(file.digest)), ("rows", .int(file.rowCount)), ("new", .int(count(.new))),
            ("changed", .int(count(.changed))), ("same", .int(sameCount)), ("removed", .int(count(.removed))),
            ("ended", .int(endings.count)),
            ("rejected", .int(rejectedRowCount)), ("source", .optional(source?.rawValue)), ("held", .int(heldRowCount)),
            ("problems", .list(problems.map(\.json))), ("problems_left_out", .int(unlistedProblemCount)),
        ] + written
    }
}

extension ImportDiff.Difference {
    /// What a change makes different, in words, such as `from 2027-01-01: grade GS13 -> O5`; empty for other kinds.
    public var changeWords: String {
        guard kind == .changed else { return "" }
        let what =
            before == nil
            ? "nothing was on record for that day"
            : changes.isEmpty ? "a version of its own that says the same" : changes.map(\.words).joined(separator: ", ")
        return (from.map { "from \($0): " } ?? "") + what
    }

    /// The difference as an object.
    fileprivate var json: JSONText {
        .object([
            ("kind", .text(kind.rawValue)), ("row", .optional(row)), ("noun", .text(noun)), ("id", .text(id)),
            ("key", .text(key)), ("from", .optional(from)), ("changes", .list(changes.map(\.json))),
            ("before", before.map(JSONText.raw) ?? .null), ("after", after.map(JSONText.raw) ?? .null),
        ])
    }
}

extension RowProblem {
    /// The problem as an object.
    public var json: JSONText {
        .object([
            ("file", .text(file)), ("row", .int(row)), ("column", .optional(column)), ("cause", .text(cause)),
            ("found", .text(found)), ("allowed", .text(allowed)), ("fix", .text(fix)),
            ("rejected", .flag(isRejecting)),
        ])
    }
}
