public import CadreDomain
import CadreLedger

/// Makes the demo world in an empty register.
public struct MakeDemoWorld: Sendable {
    let keeper: RegisterKeeper

    /// What was made.
    public struct Account: Hashable, Sendable {
        /// SHA-256 over every record of the world as canonical JSON, hexadecimal; the same for the same seed.
        public let digest: String
        /// How many offices, positions, people, qualifications and assignments.
        public let counts: [String]
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Writes the world in one transaction; the same world again writes nothing and has the same account.
    ///
    /// - Throws: `data-directory.unusable` where the register is not empty.
    public func callAsFunction(
        _ world: Register, today: Day, seed: UInt64, by caller: Caller
    ) async throws(Refusal) -> Account {
        try AccessPolicy.check(caller, may: .makeDemo)
        let digest = Self.digest(of: world)
        let counts = [
            "\(Grouped.count(world.offices.count, "office"))",
            "\(Grouped.count(Set(world.positions.map(\.id)).count, "position"))",
            "\(Grouped.count(Set(world.people.map(\.id)).count, "person", "people"))",
            "\(Grouped.count(world.qualifications.count, "qualification"))",
            "\(Grouped.count(world.assignments.count, "assignment"))",
        ]
        let sources = DemoSources.all(from: today)
        let key = IdempotencyKey("demo-\(seed)-\(today)-\(digest)", of: caller.actor, requestDigest: digest)
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            guard snapshot.journalIndex == 0 else {
                throw Refusal(
                    .dataDirectoryUnusable,
                    "The register is not empty: its journal has \(snapshot.journalIndex) entries.",
                    fix: "Make the demo world in a new data directory."
                )
            }
            return Commit(
                caller: caller, at: Timestamp(startOf: today),
                changes: world.offices.map(Change.office) + world.positions.map(Change.position)
                    + world.people.map(Change.person) + world.qualifications.map(Change.qualification)
                    + world.assignments.map(Change.assignment) + sources.map(Change.source) + [
                        .setting(name: RegisterKeeper.todaySetting, value: today.description),
                        .setting(name: RegisterKeeper.demoDigestSetting, value: digest),
                        .setting(name: RegisterKeeper.demoSeedSetting, value: String(seed)),
                    ],
                entries: [
                    JournalDraft(
                        action: "demo.made", objectKind: "register", objectID: "demo", before: nil,
                        after: JSONText.object([
                            ("seed", .text(String(seed))), ("today", .text(today.description)),
                            ("digest", .text(digest)), ("counts", .list(counts.map(JSONText.text))),
                            ("sources", .list(sources.map(RecordText.json))),
                        ]).text
                    )
                ],
                result: digest
            )
        }
        return Account(digest: digest, counts: counts)
    }

    /// SHA-256 over every record as canonical JSON, one a line, in register order, hexadecimal.
    public static func digest(of register: Register) -> String {
        var digest = RunningDigest()
        for office in register.offices { digest.update(RecordText.json(office).text + "\n") }
        for position in register.positions { digest.update(RecordText.json(position).text + "\n") }
        for person in register.people { digest.update(RecordText.json(person).text + "\n") }
        for held in register.qualifications { digest.update(RecordText.json(held).text + "\n") }
        for assignment in register.assignments { digest.update(RecordText.json(assignment).text + "\n") }
        return digest.value.description
    }
}
