import CadreApplication
import CadreDomain
import Foundation

/// What became of one file of a commit, as it is and as a repetition is answered.
struct ImportAccount: Decodable {
    struct Problem: Decodable {
        let file: String
        let row: Int
        let column: String?
        let cause: String
        let found: String
        let allowed: String
        let fix: String
        let rejected: Bool
    }

    let file: String
    let kind: String
    let rows: Int
    let new: Int
    let changed: Int
    let same: Int
    let removed: Int
    let rejected: Int
    /// Nil in the account of files that an earlier version imported.
    let held: Int?
    /// Nil where no source was named.
    let source: String?
    let problems: [Problem]
    let problemsLeftOut: Int
    /// The change set that wrote it; nil where there was nothing to write, and in answers of before there were any.
    let change: String?

    enum CodingKeys: String, CodingKey {
        case file, kind, rows, new, changed, same, removed, rejected, held, source, problems, change
        case problemsLeftOut = "problems_left_out"
    }

    /// Whether something must be corrected.
    var isFaulty: Bool { rejected > 0 || problems.contains(where: \.rejected) }

    /// The problems as they were found.
    var rowProblems: [RowProblem] {
        problems.map {
            RowProblem(
                file: $0.file, row: $0.row, column: $0.column, cause: $0.cause, found: $0.found, allowed: $0.allowed,
                fix: $0.fix, isRejecting: $0.rejected
            )
        }
    }

    /// The counts in a line, and whether something was written.
    var counts: String {
        ImportOutput.counts(self, removedAre: "left as they are")
            + (new + changed > 0
                ? "; committed" + (change.map { " as \($0)" } ?? "")
                : source == nil ? "; nothing to write" : "; what the source says is kept")
    }

    /// The accounts of a commit, of now or of the one that it repeats.
    static func of(_ outcome: CommitImport.Outcome) throws -> [ImportAccount] {
        switch outcome {
        case .taken(let diffs): diffs.map { ImportAccount($0) }
        case .repeated(let accounts): try JSONDecoder().decode([ImportAccount].self, from: Data(accounts.utf8))
        }
    }
}

extension ImportAccount {
    /// The account of what was compared just now.
    init(_ diff: ImportDiff) {
        file = diff.file.name
        kind = diff.file.kind
        rows = diff.file.rowCount
        new = diff.count(.new)
        changed = diff.count(.changed)
        same = diff.sameCount
        removed = diff.count(.removed)
        rejected = diff.rejectedRowCount
        held = diff.heldRowCount
        source = diff.source?.rawValue
        problems = diff.problems.map {
            Problem(
                file: $0.file, row: $0.row, column: $0.column, cause: $0.cause, found: $0.found, allowed: $0.allowed,
                fix: $0.fix, rejected: $0.isRejecting
            )
        }
        problemsLeftOut = diff.unlistedProblemCount
        change = diff.change?.rawValue
    }
}
