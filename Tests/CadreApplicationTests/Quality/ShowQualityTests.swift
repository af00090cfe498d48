import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("Data quality: every figure equals its rows")
struct ShowQualityTests {
    private static let tables: ReferenceTables = {
        let sample = ReferenceTables.sample
        return ReferenceTables(
            countries: sample.countries, commands: sample.commands, memberships: sample.memberships,
            gradeTitles: sample.gradeTitles, gradeEquivalences: [], codes: Array(sample.codes.values), courses: [],
            tours: sample.tours, strengthCaps: [], countryAliases: [], trainingDemand: [],
            certificationSchemes: sample.certificationSchemes,
            qualityThresholds: QualityRule.all.filter { $0.takesDays && $0.noun != .office }.map {
                QualityThreshold(
                    rule: $0.identifier, days: 100, validFrom: SampleDay.day("2026-01-01"), confidence: .unverified,
                    source: "sample")
            })
    }()

    private static func service(_ seed: UInt64) async throws -> SampleService {
        try await SampleService(Register.random(seed: seed), reference: tables)
    }

    @Test("In the figures, by field and by office", arguments: [1, 2])
    func links(seed: Int) async throws {
        let service = try await Self.service(UInt64(seed))
        let sheet = try await service.useCases.showQuality(asOf: nil, for: .sample())
        func count(_ address: Address) async throws -> Int {
            try #require(address.path == "/quality/faults")
            return try await service.useCases.showQuality.faults(address.items, isWhole: true, for: .sample()).rows
                .count
        }
        for figure in sheet.figures {
            #expect(figure.value == .int(try await count(try #require(figure.rows))), "\(figure.name)")
        }
        for table in sheet.tables {
            for row in table.rows {
                for (column, address) in row.links { #expect(row.cells[column] == .int(try await count(address))) }
            }
        }
        let offices = try #require(sheet.table("offices")).rows
        let all = try await service.useCases.showQuality.faults([], isWhole: true, for: .sample()).rows
        let sum = offices.reduce(0) { sum, row in
            row.cells.dropFirst(3).reduce(sum) { if case .int(let value) = $1 { $0 + value } else { $0 } }
        }
        #expect(sum == all.count && !all.isEmpty)
    }

    @Test("A rule without a threshold on the day is not measured, and is no zero")
    func notMeasured() async throws {
        let service = try await Self.service(3)
        func row(_ rule: String, _ day: String) async throws -> [Cell] {
            let sheet = try await service.useCases.showQuality(asOf: SampleDay.day(day), for: .sample())
            return try #require(sheet.table("fields")?.rows.first { $0.cells[3] == .text(rule) }).cells
        }
        #expect(try await Array(row("quality.office-age", "2026-11-01").suffix(3)) == [.missing, .missing, .missing])
        #expect(try await row("quality.position-age", "2025-12-31")[5] == .missing)
        #expect(try await row("quality.position-age", "2026-01-01")[5] != .missing)
    }

    @Test("A record is as fresh as its newest entry of the journal, or as the register, or as its attestation")
    func freshness() async throws {
        let register = AttestationSample.register
        let store = MemoryStore(register)
        let sample = try await AttestationSample(store)
        let service = try await SampleService(store, reference: Self.tables)
        let old = Timestamp(startOf: SampleDay.day("2025-01-01"))
        func stale() async throws -> Set<String> {
            let rows = try await service.useCases.showQuality.faults(
                [QueryItem("rule", "quality.position-age")], isWhole: true, for: .sample()
            ).rows
            return Set(rows.map(\.record))
        }
        let all = Set(register.positions.map(\.id.rawValue))
        #expect(try await stale() == all)
        func entry(_ kind: String, _ id: String, _ at: Timestamp) async throws {
            _ = try await store.commit(
                Commit(
                    caller: .sample(), at: at, changes: [],
                    entries: [
                        JournalDraft(
                            action: "\(kind).imported", objectKind: kind, objectID: id, before: nil, after: nil)
                    ]))
        }
        try await entry("register", "demo", old)
        #expect(try await stale() == all)
        try await entry("position", "pos_000004", SampleService.now)
        #expect(try await stale() == all.subtracting(["pos_000004"]))
        try await sample.open()
        try await sample.send(sample.input(try await sample.form(), all: true, notes: [2: "Gone."]))
        // What an office finds wrong is not confirmed.
        #expect(try await stale() == ["pos_000002"])
    }

    @Test("A caller who may not read everybody is refused")
    func access() async throws {
        let service = try await Self.service(4)
        let scope = Caller.Scope.country(SampleDay.country("PHL"))
        let chief = Caller.sample(role: .officeChief, scope: scope)
        #expect(
            await refusal { try await service.useCases.showQuality(asOf: nil, for: chief) }?.code == .callerNotAllowed)
        let list = await refusal { try await service.useCases.showQuality.faults([], isWhole: true, for: chief) }
        #expect(list?.code == .callerNotAllowed)
    }
}
