import CadreDomain

/// What a file would change in the register.
public struct ImportDiff: Sendable {
    /// What would happen to a record.
    public enum Kind: String, Sendable, CaseIterable {
        /// The register does not have it.
        case new
        /// The register has it otherwise.
        case changed
        /// The register has it and the file does not; it is left as it is.
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
        /// The record before, as canonical JSON.
        public let before: String?
        /// The record after, as canonical JSON.
        public let after: String?
    }

    /// The file.
    public let file: IncomingFile
    /// What differs, in the order of the file, records that it does not have last.
    public let differences: [Difference]
    /// Versions of the register that end because a version of the file begins.
    let endings: [Difference]
    /// How many rows say what the register says.
    public let sameCount: Int
    /// The problems: those of reading and those that the register shows, each kind up to a limit.
    public let problems: [RowProblem]
    /// How many problems there are beyond those listed.
    public let unlistedProblemCount: Int
    /// How many rows cannot be taken.
    public let rejectedRowCount: Int
    /// The changes that a commit makes.
    let changes: [Change]

    /// How many differences there are of a kind.
    public func count(_ kind: Kind) -> Int { differences.count { $0.kind == kind } }

    /// The account as an object: every row of the file is new, changed, same or rejected.
    public var json: JSONText {
        .object([
            ("file", .text(file.name)), ("kind", .text(file.kind)), ("encoding", .text(file.encoding)),
            ("digest", .text(file.digest)), ("rows", .int(file.rowCount)), ("new", .int(count(.new))),
            ("changed", .int(count(.changed))), ("same", .int(sameCount)), ("removed", .int(count(.removed))),
            ("ended", .int(endings.count)),
            ("rejected", .int(rejectedRowCount)),
            ("problems", .list(problems.map(\.json))), ("problems_left_out", .int(unlistedProblemCount)),
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
