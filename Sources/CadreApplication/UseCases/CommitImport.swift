import CadreDomain
import Synchronization

/// Shows what a file would change, and changes it in one transaction.
public struct CommitImport: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// What the file would change; writes nothing.
    public func diff(_ file: IncomingFile, for caller: Caller) async throws(Refusal) -> ImportDiff {
        try AccessPolicy.check(caller, may: .importRecords)
        return ImportMatcher(snapshot: await keeper.snapshot, file: file).diff()
    }

    /// Writes what the file changes and returns the account.
    ///
    /// - Parameter isPartialAllowed: Whether good rows are taken where others are rejected.
    /// - Throws: `import.rows-rejected` where a row cannot be taken and partial commits are not allowed; nothing is
    ///   written then.
    public func callAsFunction(
        _ file: IncomingFile, isPartialAllowed: Bool, key: IdempotencyKey? = nil, by caller: Caller
    ) async throws(Refusal) -> ImportDiff {
        try AccessPolicy.check(caller, may: .importRecords)
        let now = keeper.now
        let before = ImportMatcher(snapshot: await keeper.snapshot, file: file).diff()
        guard !before.changes.isEmpty else {
            try Self.checkComplete(before, isPartialAllowed)
            return before
        }
        let decided = Mutex(before)
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let diff = ImportMatcher(snapshot: snapshot, file: file).diff()
            try Self.checkComplete(diff, isPartialAllowed)
            decided.withLock { $0 = diff }
            return Commit(
                caller: caller, at: now, changes: diff.changes, entries: Self.entries(diff), result: file.digest
            )
        }
        return decided.withLock { $0 }
    }

    /// One entry for the file, then one for every record that is written.
    private static func entries(_ diff: ImportDiff) -> [JournalDraft] {
        let file = JournalDraft(
            action: "import.committed", objectKind: "file", objectID: diff.file.digest, before: nil,
            after: diff.json.text
        )
        return [file] + diff.endings.map { entry($0, "version-ended") }
            + diff.differences.filter { $0.kind != .removed }.map { entry($0, "imported") }
    }

    private static func entry(_ difference: ImportDiff.Difference, _ verb: String) -> JournalDraft {
        JournalDraft(
            action: "\(difference.noun).\(verb)", objectKind: difference.noun, objectID: difference.id,
            before: difference.before, after: difference.after
        )
    }

    private static func checkComplete(_ diff: ImportDiff, _ isPartialAllowed: Bool) throws(Refusal) {
        guard diff.rejectedRowCount > 0, !isPartialAllowed else { return }
        throw Refusal(
            .importRowsRejected,
            "\(diff.rejectedRowCount) of \(diff.file.rowCount) rows of (\(diff.file.name)) cannot be taken.",
            fix: "Nothing of this file was written. Correct the rows, or leave them out with --skip-rejected.",
            problems: diff.problems.filter(\.isRejecting).prefix(100).map {
                Refusal.Problem(
                    pointer: "row \($0.row)" + ($0.column.map { ", column \($0)" } ?? ""),
                    detail: "\($0.cause): found (\($0.found)), allowed: \($0.allowed)", fix: $0.fix
                )
            }
        )
    }
}
