import CadreDomain

/// One look at every subscribed view: which rows match newly, and which no longer.
///
/// A commit that changes the register carries its look: what it brings into views is written in the same transaction,
/// so that nothing is told twice and nothing is left out, whenever a process is killed. What is compared is what matched
/// at the last look, which is kept; so a later look also finds what came with the day, or while no process looked.
struct ViewLook {
    /// What is to be written; empty where every view holds what it held.
    private(set) var changes: [Change] = []
    /// One entry for each alert.
    private(set) var entries: [JournalDraft] = []

    /// Looks at a snapshot.
    ///
    /// - Parameters:
    ///   - snapshot: The register as it is, or will be after the commit.
    ///   - commit: The entries of the commit that the look is a part of; nil for a look of its own, which then has an
    ///     entry for each view that rows have left, too.
    ///   - nextIndex: The index that the first entry of the look will have.
    ///   - at: The time.
    init(_ snapshot: RegisterSnapshot, of commit: ClosedRange<Int64>?, nextIndex: Int64, at: Timestamp) {
        for (key, subscription) in snapshot.views.subscriptions.sorted(by: { $0.key < $1.key }) {
            guard let current = subscription.matches(snapshot) else { continue }
            let added = current.subtracting(subscription.matched).sorted()
            let removed = subscription.matched.subtracting(current).sorted()
            guard !added.isEmpty || !removed.isEmpty else { continue }
            let firedAt = added.isEmpty ? nil : at
            changes.append(.views(.looked(key, added: added, removed: removed, firedAt: firedAt)))
            if !added.isEmpty {
                let index = nextIndex + Int64(entries.count)
                let alert = ViewAlert(
                    id: ID(prefix: "alr_", sequence: Int(index)), key: key, rows: added, entries: commit,
                    day: snapshot.today, at: at
                )
                changes.append(.views(.alerted(alert)))
                entries.append(ViewText.entry(alert))
            } else if commit == nil {
                entries.append(ViewText.entry(left: removed, key))
            }
        }
    }
}

extension ViewSubscription {
    /// The rows that match for the subscriber; nil where the view cannot be looked at.
    ///
    /// That is so where a filter is no longer valid, or the view no longer shown to the subscriber.
    func matches(_ snapshot: RegisterSnapshot) -> Set<String>? {
        guard let view = snapshot.views.views[key.view], view.isVisible(to: key.subscriber) else { return nil }
        do throws(Refusal) {
            let (list, items) = try view.question()
            let caller = reader.caller(named: key.subscriber, requestID: "look")
            return try list.matches(items, snapshot, for: caller)
        } catch {
            return nil
        }
    }
}

extension Change {
    /// Whether the change can bring a row into a view.
    var touchesViews: Bool {
        switch self {
        case .office, .officeVersionRemoved, .position, .positionVersionRemoved, .person, .personVersionRemoved,
            .qualification, .qualificationRemoved, .assignment, .assignmentRemoved, .setting:
            true
        case .slate, .run, .pin, .runAsked, .runStopAsked, .runEnded, .views, .changeSet, .source, .sourceDelivered,
            .fieldDecided, .attestationCampaign, .attestation:
            false
        }
    }
}
