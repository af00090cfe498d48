import CadreDomain

/// What rows of an edit would change: an import of these rows, decided as every import is.
struct EditPlan {
    /// What would be written, and what is wrong.
    let diff: ImportDiff
    /// The changes.
    let changes: [Change]

    /// Plans on a snapshot.
    init(_ file: IncomingFile, in snapshot: RegisterSnapshot) throws(Refusal) {
        let plan = ImportMatcher.plan([file], in: snapshot)
        guard let diff = plan.diffs.first else {
            throw Refusal(.internalFailure, "The rows of an edit came to nothing.", fix: "Tell the operator.")
        }
        self.diff = diff
        changes = plan.changes
    }

    /// The records that would be written, those of versions that end because another begins left out.
    var differences: [ImportDiff.Difference] { diff.differences.filter { $0.kind != .removed } }

    /// One entry a record.
    var entries: [JournalDraft] {
        diff.endings.map { Self.entry($0, "version-ended") } + differences.map { Self.entry($0, "edited") }
    }

    private static func entry(_ difference: ImportDiff.Difference, _ verb: String) -> JournalDraft {
        JournalDraft(
            action: "\(difference.noun).\(verb)", objectKind: difference.noun, objectID: difference.id,
            before: difference.before, after: difference.after
        )
    }

    /// The head entry of a change set that an edit makes, and the set itself.
    func changeSet(
        _ kind: ChangeSet.Kind, _ title: String, reason: String?, on snapshot: RegisterSnapshot
    ) -> (set: ChangeSet, entries: [JournalDraft]) {
        let id = ChangeSet.nextID(snapshot).rawValue
        let head = JournalDraft(
            action: "edit.committed", objectKind: ChangeSet.noun, objectID: id, before: nil,
            after: JSONText.object([
                ("id", .text(id)), ("kind", .text(kind.rawValue)), ("title", .text(title)),
                ("reason", .optional(reason)),
            ]).text
        )
        let entries = [head] + self.entries
        return (ChangeSet(kind, title, reason: reason, entries: entries, on: snapshot), entries)
    }

    /// Refuses where a row cannot be taken.
    ///
    /// - Parameter names: What the rows are called, in their order; nil where there is one alone.
    func check(naming names: [String]? = nil) throws(Refusal) {
        guard diff.isFaulty else { return }
        let faults = diff.problems.filter(\.isRejecting)
        func pointer(_ problem: RowProblem) -> String {
            let name = names.flatMap { $0.indices.contains(problem.row - 2) ? $0[problem.row - 2] : nil }
            return [name, problem.column].compactMap(\.self).joined(separator: ", ")
        }
        throw Refusal(
            .editRejected,
            names == nil
                ? "\(Grouped.count(faults.count, "value")) cannot be taken."
                : "\(Grouped.count(diff.rejectedRowCount, "record")) cannot be changed so.",
            fix: "Nothing was written. Mend what is named.",
            problems: faults.prefix(RevertChange.problemCountMax).map {
                Refusal.Problem(
                    pointer: pointer($0), detail: "\($0.cause): found (\($0.found)), allowed: \($0.allowed)",
                    fix: $0.fix
                )
            }
        )
    }
}
