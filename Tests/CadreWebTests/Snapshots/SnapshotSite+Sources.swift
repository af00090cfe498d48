import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

extension SnapshotSite {
    /// Two sources that say different things of a person, one of which has not spoken since long ago, and a silent one.
    func disagree() async throws {
        for (code, name, trust) in [
            ("hr", "Service manpower file", "person=1"), ("office-list", "Office lists", "person=2"),
            ("silent", "Training system", ""),
        ] {
            let answer = try await send(
                "/sources",
                [
                    "code": code, "name": name, "owner": "Owner of \(code)", "steward": "Steward", "cadence_days": "30",
                    "trust": trust,
                ],
                as: "planner", key: code)
            try #require(answer.status == 201, "\(answer.text)")
        }
        let day = SampleService.now.milliseconds
        try await deliver("hr", ["grade": "O4", "name": "Person 2"], at: day)
        try await deliver("office-list", ["grade": "O6", "name": "Person 2"], at: day - 40 * 86_400_000)
    }

    /// Adds a delivery that speaks of one person.
    private func deliver(_ code: String, _ values: [String: String], at milliseconds: Int64) async throws {
        let source = try #require(Source.identity(code))
        let at = Timestamp(milliseconds: milliseconds)
        _ = try await keeper.write { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let index = snapshot.journalIndex + 1
            let row = SourceRow(
                source: source, key: SourceRow.Key(.person, "per_000002"), from: SampleDay.always.start,
                lastSeen: index, claims: []
            )
            let said = row.said(again: values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, at: index)
            let delivery = SourceDelivery(index: index, source: source, at: at, files: "\(code).csv", rowCount: 1)
            let entry = JournalDraft(
                action: "import.committed", objectKind: "file", objectID: "digest", before: nil, after: nil
            )
            return Commit(
                caller: .sample(), at: at, changes: [.sourceDelivered(delivery, [said])], entries: [entry]
            )
        }
    }
}
