import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

/// Two sources over the register of ``ImportSample``: `hr`, trusted first for people, and `list`, trusted second.
struct SourceSample {
    let sample: ImportSample
    var service: SampleService { sample.service }

    init(_ register: Register? = nil) async throws {
        sample = try await ImportSample(register)
        try await make("hr", trust: ["person=1", "position=2", "assignment=1", "qualification=1", "office=1"])
        try await make("list", trust: ["person=2", "person.clearance=1@2020-01-01", "position=2"])
    }

    func make(_ code: String, trust: [String]) async throws {
        _ = try await service.useCases.writeSource.make(
            WriteSource.Input(
                code: code, name: "Source \(code)", owner: "Owner", steward: "Steward", cadenceDays: 30, trusts: trust
            ),
            key: .sample("make \(code)"), by: sample.planner
        )
    }

    /// Imports people in the name of a source.
    @discardableResult
    func say(_ source: String, _ people: [Person]) async throws -> ImportDiff {
        try await say(source, ImportSample.people(people))
    }

    @discardableResult
    func say(_ source: String, _ rows: IncomingRows) async throws -> ImportDiff {
        let outcome = try await service.useCases.commitImport(
            [sample.file(rows)], from: source, isPartialAllowed: false, by: sample.planner
        )
        guard case .taken(let diffs) = outcome else { throw ImportSample.Repeated(accounts: "repeated") }
        return diffs[0]
    }

    /// Imports people without naming a source.
    func write(_ people: [Person]) async throws { _ = try await sample.commit(ImportSample.people(people)) }

    /// The person's version in force today.
    func person(_ number: Int = 1) async throws -> Person {
        let snapshot = await service.keeper.snapshot
        return try #require(snapshot.person(ID(prefix: "per_", sequence: number), on: snapshot.today))
    }

    func disagreements(_ items: [QueryItem] = []) async throws -> [Disagreement] {
        try await service.useCases.listDisagreements.all(items, for: sample.planner).rows
    }

    func decide(
        _ disagreement: String, for source: String, reason: String = "Read the order.", expectedVersion: Int? = nil,
        by caller: Caller? = nil
    ) async throws -> String {
        try await service.useCases.decideDisagreement(
            DecideDisagreement.Input(
                disagreement: disagreement, source: source, expectedVersion: expectedVersion, reason: reason
            ),
            key: .sample("decide \(await service.keeper.snapshot.journalIndex)"), by: caller ?? sample.planner
        )
    }
}
