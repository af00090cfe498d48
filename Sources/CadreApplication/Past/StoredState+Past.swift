import CadreDomain

extension StoredState {
    /// The state as it was when an earlier entry was the last of the journal.
    ///
    /// Every record that a later entry changed is put back to what the first of them says that it was before. Views and
    /// alerts are aids of the present: none are in the past.
    ///
    /// - Parameter later: Every entry after that one, oldest first.
    /// - Complexity: O(n + k log k) for n records and k later entries.
    func undone(_ later: [JournalEntry], to index: Int64) throws(Refusal) -> StoredState {
        var past = self
        past.journalIndex = index
        past.views = ViewShelf()
        past.sources = sources.known(at: index)
        var before: [RecordSlot: Change] = [:]
        for entry in later {
            guard let item = try ChangeItem(recordOf: entry), let slot = item.slot, before[slot] == nil else {
                continue
            }
            before[slot] = item.replaced?.writing ?? item.after?.removing
        }
        past.register.apply(before.sorted { $0.key < $1.key }.map(\.value))
        return past
    }
}

extension ChangeItem {
    /// Reads an entry of any use case; nil where it tells of no record that was written.
    ///
    /// An entry about a relief tells of the assignment, under the position that it is for.
    fileprivate init?(recordOf entry: JournalEntry) throws(Refusal) {
        let draft = entry.draft
        if JournalEntry.reliefActions.contains(draft.action) {
            let assignment = JournalDraft(
                action: draft.action, objectKind: "assignment", objectID: draft.objectID, before: draft.before,
                after: draft.after
            )
            try self.init(entry.saying(assignment))
        } else {
            guard !JournalEntry.remarks.contains(draft.action) else { return nil }
            try self.init(entry)
        }
    }
}

extension JournalEntry {
    /// Actions that write the planned assignment of a relief.
    fileprivate static let reliefActions: Set<String> = ["relief.named", "relief.withdrawn"]
    /// Actions about a record that leave it as it is: what they write has entries of its own.
    fileprivate static let remarks: Set<String> = [
        "disagreement.decided", "finding.reported", "finding.settled", "attestation.drafted", "attestation.sent",
    ]

    fileprivate func saying(_ draft: JournalDraft) -> JournalEntry {
        JournalEntry(index: index, at: at, actor: actor, role: role, requestID: requestID, draft: draft)
    }
}
