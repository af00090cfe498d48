import CadreDomain
import Synchronization

/// Shows what files would change together, and changes it in one transaction.
public struct CommitImport: Sendable {
    let keeper: RegisterKeeper

    /// What became of files.
    public enum Outcome: Sendable {
        /// They were taken, or there was nothing to write; one account a file.
        case taken([ImportDiff])
        /// They were taken under the same key before, and nothing was written; the accounts of then as a JSON list.
        case repeated(accounts: String)
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// What the files would change, one account a file; writes nothing.
    ///
    /// Rows may refer to rows of the other files, whatever the order of the files.
    ///
    /// - Parameter source: The code of the source whose files they are; nil where none is named.
    public func diff(
        _ files: [IncomingFile], from source: String? = nil, for caller: Caller
    ) async throws(Refusal) -> [ImportDiff] {
        try AccessPolicy.check(caller, may: .importRecords)
        let snapshot = await keeper.snapshot
        return ImportMatcher.plan(files, in: snapshot, from: try snapshot.sources.named(source)).diffs
    }

    /// Writes what the files change, all of it in one transaction, and returns one account a file.
    ///
    /// - Parameters:
    ///   - source: The code of the source whose files they are, whose values are kept beside those of others, and of
    ///     which only those are taken that survive; nil where none is named.
    ///   - isPartialAllowed: Whether good rows are taken where others are rejected.
    ///   - key: The caller's idempotency key, under which the same files are taken once; nil for one that is derived
    ///     from the files and the state of the register.
    /// - Throws: `import.rows-rejected` where a row of any file cannot be taken and partial commits are not allowed;
    ///   nothing is written then. `source.not-found` where there is no such source; `idempotency-key.reused` where
    ///   the key was used for other files.
    public func callAsFunction(
        _ files: [IncomingFile], from source: String? = nil, isPartialAllowed: Bool, key: String? = nil,
        by caller: Caller
    ) async throws(Refusal) -> Outcome {
        try AccessPolicy.check(caller, may: .importRecords)
        let now = keeper.now
        let standing = await keeper.snapshot
        let isOwnKey = key != nil
        let key = try ImportKey.make(
            key,
            of: ["records", isPartialAllowed ? "partial" : "whole"] + files.flatMap { [$0.kind, $0.digest] }
                + (source.map { ["source", $0] } ?? []),
            by: caller, at: standing.journalIndex
        )
        if let accounts = try await keeper.result(of: key) { return .repeated(accounts: accounts) }
        let before = ImportMatcher.plan(files, in: standing, from: try standing.sources.named(source))
        // Under a key of the caller's own the answer is kept, even where it is that there was nothing to write; of a
        // source it is kept that it said the same again.
        guard isOwnKey || source != nil || !before.changes.isEmpty else {
            try Self.checkComplete(before.diffs, isPartialAllowed)
            return .taken(before.diffs)
        }
        let decided = Mutex(before.diffs)
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let known = try snapshot.sources.named(source)
            let plan = ImportMatcher.plan(files, in: snapshot, from: known)
            try Self.checkComplete(plan.diffs, isPartialAllowed)
            let changed = plan.ordered.filter(\.isChange)
            // Every file of a source is told of; and where somebody else has just written the same, each file is.
            let told = known == nil && !changed.isEmpty ? changed : plan.ordered
            let entries = told.flatMap(Self.entries)
            let set = ChangeSet(.import, Self.title(changed), entries: entries, on: snapshot)
            let diffs = changed.isEmpty ? plan.diffs : plan.diffs.map { $0.isChange ? $0.made(in: set.id) : $0 }
            decided.withLock { $0 = diffs }
            return Commit(
                caller: caller, at: now,
                changes: plan.changes
                    + (known.map { [Self.delivery(of: plan, from: $0, in: snapshot, at: now)] } ?? [])
                    + (changed.isEmpty ? [] : [.changeSet(set)]),
                entries: entries, result: JSONText.list(diffs.map(\.json)).text
            )
        }
        if case .repeated(let accounts) = receipt { return .repeated(accounts: accounts) }
        return .taken(decided.withLock { $0 })
    }

    /// What the change set of files is called.
    private static func title(_ diffs: [ImportDiff]) -> String {
        let names = diffs.prefix(Self.namedFileCountMax).map(\.file.name).joined(separator: ", ")
        let more = diffs.count - Self.namedFileCountMax
        return "Import of \(names)" + (more > 0 ? " and \(Grouped.text(more)) more" : "")
    }

    /// How many files the title of a change set names.
    private static let namedFileCountMax = 3

    /// What a source says with its files, under the index of the entry of the first of them.
    private static func delivery(
        of plan: ImportPlan, from source: Source, in snapshot: RegisterSnapshot, at now: Timestamp
    ) -> Change {
        let index = snapshot.journalIndex + 1
        let rows = plan.said.map { said in
            let known = snapshot.sources.row(of: said.key, from: source.id, on: said.from)
            return SourceRow(
                source: source.id, key: said.key, from: said.from, lastSeen: index, claims: known?.claims ?? []
            )
            .said(again: said.values, at: index)
        }
        let files = plan.diffs.map(\.file.name).joined(separator: ", ")
        return .sourceDelivered(
            SourceDelivery(index: index, source: source.id, at: now, files: files, rowCount: rows.count), rows
        )
    }

    /// One entry for a file, then one for every record that is written for it.
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

    private static func checkComplete(_ diffs: [ImportDiff], _ isPartialAllowed: Bool) throws(Refusal) {
        let faulty = diffs.filter(\.isFaulty)
        guard !faulty.isEmpty, !isPartialAllowed else { return }
        let counts = faulty.map { "\($0.rejectedRowCount) of \($0.file.rowCount) rows of (\($0.file.name))" }
        throw Refusal(
            .importRowsRejected, "\(counts.joined(separator: " and ")) cannot be taken.",
            fix: "Nothing was written\(diffs.count > 1 ? ", of any file" : ""). "
                + "Correct the rows, or leave them out with --skip-rejected.",
            problems: faulty.flatMap { $0.problems.filter(\.isRejecting) }.prefix(100).map {
                Refusal.Problem(
                    pointer: "(\($0.file)) row \($0.row)" + ($0.column.map { ", column \($0)" } ?? ""),
                    detail: "\($0.cause): found (\($0.found)), allowed: \($0.allowed)", fix: $0.fix
                )
            }
        )
    }
}
