import CadreApplication
import CadreDomain
import CadreTestSupport
import Synchronization
import Testing

@Suite("Attestation campaigns")
struct CampaignTests {
    @Test("A campaign is of today's quarter and due in 30 days unless told otherwise")
    func defaults() async throws {
        let sample = try await AttestationSample()
        let id = try await sample.service.useCases.openAttestation(
            quarter: nil, asOf: nil, due: nil, key: .sample("open"), by: sample.planner)
        let (sheet, found) = try await sample.list.progress(quarter: nil, for: sample.planner)
        let campaign = try #require(found)
        #expect(campaign.id == id && campaign.quarter.description == "FY2027-Q1" && campaign.asOf == SampleDay.today)
        #expect(campaign.due == SampleDay.today.adding(days: 30) && campaign.isOpen)
        #expect(sheet.answer == "0 of 2 offices attested for FY2027-Q1; due on 1 December 2026.")
    }

    @Test("One campaign is open at a time, a quarter has one, and a planner alone opens and closes")
    func rules() async throws {
        let sample = try await AttestationSample()
        let open = sample.service.useCases.openAttestation
        func opened(_ quarter: String, _ key: String, due: String? = nil, by caller: Caller? = nil) async -> Refusal? {
            await refusal {
                try await open(
                    quarter: quarter, asOf: nil, due: due.map { SampleDay.day($0) }, key: .sample(key),
                    by: caller ?? sample.planner)
            }
        }
        #expect(await opened("FY2027-Q1", "officer", by: sample.officer)?.code == .callerNotAllowed)
        #expect(await opened("2027-5", "bad")?.code == .parameterBadValue)
        #expect(await opened("FY2027-Q1", "late", due: "2026-10-31")?.code == .parameterBadValue)
        #expect(
            await refusal { try await open.close(key: .sample("c0"), by: sample.planner) }?.code == .attestationNotOpen)
        #expect(await opened("FY2027-Q1", "first") == nil)
        #expect(await opened("FY2027-Q2", "second")?.detail.contains("atc_000001") == true)
        #expect(
            await refusal { try await open.close(key: .sample("c1"), by: sample.officer) }?.code == .callerNotAllowed)
        _ = try await open.close(key: .sample("c2"), by: sample.planner)
        #expect(await opened("FY2027-Q1", "again")?.code == .attestationOpen)
        #expect(await opened("FY2027-Q2", "third") == nil)
    }

    @Test("Offices are open, overdue once the day has passed, missed once it is closed, and attested for good")
    func states() async throws {
        let now = Mutex(SampleService.now)
        let sample = try await AttestationSample(MemoryStore(AttestationSample.register)) { now.withLock { $0 } }
        try await sample.open()
        func states() async throws -> [String] {
            try await sample.list.offices([], isWhole: true, for: sample.planner).rows.map(\.state.rawValue)
        }
        #expect(try await states() == ["open", "open"])
        try await sample.send(sample.input(try await sample.form(), all: true))
        #expect(try await states() == ["attested", "open"])
        now.withLock { $0 = Timestamp(startOf: SampleDay.today.adding(days: 30)) }
        #expect(try await states() == ["attested", "open"])
        now.withLock { $0 = Timestamp(startOf: SampleDay.today.adding(days: 31)) }
        #expect(try await states() == ["attested", "overdue"])
        _ = try await sample.service.useCases.openAttestation.close(key: .sample("close"), by: sample.planner)
        #expect(try await states() == ["attested", "missed"])
    }

    @Test("Every figure of the progress equals the rows behind its address")
    func links() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        try await sample.send(sample.input(try await sample.form(), all: true, notes: [1: "Wrong.", 3: "Gone."]))
        let sheet = try await sample.list.progress(quarter: "FY2027-Q1", for: sample.planner).sheet
        func count(_ address: Address) async throws -> Int {
            address.path == "/attestations/findings"
                ? try await sample.list.findings(address.items, isWhole: true, for: sample.planner).rows.count
                : try await sample.list.offices(address.items, isWhole: true, for: sample.planner).rows.count
        }
        for figure in sheet.figures {
            #expect(figure.value == .int(try await count(try #require(figure.rows))), "\(figure.name)")
        }
        let commands = try #require(sheet.table("commands"))
        #expect(commands.rows.count == 1)
        for row in commands.rows {
            for (column, address) in row.links { #expect(row.cells[column] == .int(try await count(address))) }
        }
        #expect(sheet.figures.first { $0.name == "findings_open" }?.value == .int(2))
        let unknown = await refusal { try await sample.list.progress(quarter: "FY2030-Q1", for: sample.planner) }
        #expect(unknown?.code == .parameterBadValue && unknown?.fix.contains("FY2027-Q1") == true)
    }

    @Test("A quarter reads and writes as FY2027-Q1, and holds the days of its months")
    func quarters() throws {
        for (day, text) in [
            ("2026-10-01", "FY2027-Q1"), ("2026-12-31", "FY2027-Q1"), ("2027-01-01", "FY2027-Q2"),
            ("2027-06-30", "FY2027-Q3"), ("2027-09-30", "FY2027-Q4"),
        ] {
            #expect(FiscalQuarter(containing: SampleDay.day(day))?.description == text)
            #expect(FiscalQuarter(text) == FiscalQuarter(text.lowercased()))
        }
        for text in ["", "FY2027", "FY2027-Q5", "FY2027-Q0", "FY2027-Q11", "1976tq-Q1", "1970-Q1", "FY2027-Q1-Q2"] {
            #expect(FiscalQuarter(text) == nil, "\(text)")
        }
        #expect(FiscalQuarter(containing: SampleDay.day("1976-08-01")) == nil)
        #expect(try #require(FiscalQuarter("FY2026-Q4")) < (try #require(FiscalQuarter("FY2027-Q1"))))
    }
}
