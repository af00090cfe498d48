import CadreApplication
import CadreDomain
import CadreTestSupport

/// A service with three offices, of which two have positions, and those who attest them.
struct AttestationSample {
    let service: SampleService
    let planner = Caller.sample(role: .planner)
    let officer = Caller.sample(role: .assignmentOfficer)
    let chief = Caller.sample(role: .officeChief, scope: .country(SampleDay.country("PHL")))

    static let register = Register(
        offices: [
            .sample(1), .sample(2, country: "JPN"), .sample(3, country: "KEN", command: "AFRICOM"),
        ],
        positions: [.sample(1), .sample(2), .sample(3), .sample(4, office: 2, country: "JPN")],
        people: [.sample(1), .sample(2), .sample(3)],
        assignments: [.sample(1, person: 1, position: 1), .sample(2, person: 2, position: 2)])

    static func position(_ number: Int) -> ID<Position> { ID(prefix: "pos_", sequence: number) }

    init(_ register: Register = register) async throws { service = try await SampleService(register) }

    init(_ store: MemoryStore, clock: @escaping @Sendable () -> Timestamp = { SampleService.now }) async throws {
        service = try await SampleService(store, clock: clock)
    }

    var attest: AttestOffice { service.useCases.attestOffice }
    var list: ListAttestations { service.useCases.listAttestations }

    @discardableResult
    func open(_ quarter: String = "FY2027-Q1", key: String = "open") async throws -> ID<AttestationCampaign> {
        try await service.useCases.openAttestation(
            quarter: quarter, asOf: nil, due: nil, key: .sample(key), by: planner)
    }

    func form(_ office: String = "ODC-1") async throws -> AttestationForm {
        try await attest.form(office, for: planner)
    }

    /// What the chief says of the rows that the form shows.
    func input(
        _ form: AttestationForm, correct: [Int] = [], all: Bool = false, notes: [Int: String] = [:], isSent: Bool = true
    ) -> AttestOffice.Input {
        AttestOffice.Input(
            office: form.office.code, digest: form.digest,
            shown: Dictionary(uniqueKeysWithValues: form.lines.map { ($0.row.position, $0.row.mark) }),
            correct: Set(correct.map(Self.position)), areAllCorrect: all,
            notes: Dictionary(uniqueKeysWithValues: notes.map { (Self.position($0.key), $0.value) }), isSent: isSent)
    }

    @discardableResult
    func send(_ input: AttestOffice.Input, key: String = "send") async throws -> Int {
        try await attest(input, key: .sample(key), by: chief)
    }

    /// Changes the register as an import does.
    func change(_ changes: Change...) async throws {
        let caller = planner
        _ = try await service.keeper.write { _ throws(Refusal) in
            Commit(
                caller: caller, at: Timestamp(milliseconds: SampleService.now.milliseconds + 1), changes: changes,
                entries: [
                    JournalDraft(
                        action: "assignment.imported", objectKind: "assignment", objectID: "asg_000002", before: nil,
                        after: "{\"position\":\"pos_000002\"}")
                ])
        }
    }

    var entries: [JournalEntry] {
        get async throws { try await service.store.entries(after: 0, limit: 100) }
    }
}

extension SampleDay {
    static func country(_ code: String) -> CountryCode {
        guard let country = CountryCode(code) else { preconditionFailure("A sample is not what the domain allows.") }
        return country
    }
}
