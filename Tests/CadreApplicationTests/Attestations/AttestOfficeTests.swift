import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Attestation of an office")
struct AttestOfficeTests {
    @Test("Everything correct is one change: a receipt with the digest of what was shown, and its entry of the journal")
    func allCorrect() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let form = try await sample.form()
        #expect(form.lines.count == 3 && form.leftCount == 3 && form.last == nil)
        #expect(try await sample.send(sample.input(form, all: true)) == 0)
        let after = try await sample.form()
        let receipt = try #require(after.said?.receipt)
        #expect(receipt.digest == form.digest && receipt.by == "a.office_chief" && after.leftCount == 0)
        let entry = try #require(try await sample.entries.last)
        #expect(entry.draft.action == "attestation.sent" && entry.draft.objectID == "off_000001")
        #expect(try await sample.attest.journalIndex(of: after.said) == entry.index)
        #expect(after.answer == "3 rows attested for FY2027-Q1 by a.office_chief, all correct.")
    }

    @Test("A form that is sent again under its key is one change; under another key it is refused with who attested")
    func again() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let input = sample.input(try await sample.form(), all: true)
        #expect(try await sample.send(input) == 0)
        #expect(try await sample.send(input) == 0)
        #expect(try await sample.entries.count == 2)
        let second = await refusal { try await sample.send(input, key: "other") }
        #expect(second?.code == .attestationSent && second?.detail.contains("a.office_chief") == true)
    }

    @Test("A partly filled form is kept as a draft, sent or saved, and goes on from there")
    func draft() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let form = try await sample.form()
        #expect(try await sample.send(sample.input(form, correct: [1])) == 2)
        let kept = try await sample.form()
        #expect(kept.said?.receipt == nil && kept.leftCount == 2)
        #expect(try await sample.entries.last?.draft.action == "attestation.drafted")
        let saved = sample.input(kept, correct: [1, 2, 3], isSent: false)
        #expect(try await sample.send(saved, key: "save") == 0)
        #expect(try await sample.form().said?.receipt == nil)
        #expect(try await sample.send(sample.input(try await sample.form(), correct: [1, 2, 3]), key: "last") == 0)
        #expect(try await sample.form().said?.receipt != nil)
        // A tick that was taken away is open again.
        let other = try await AttestationSample()
        try await other.open()
        try await other.send(other.input(try await other.form(), correct: [1, 2]))
        #expect(try await other.send(other.input(try await other.form(), correct: [1]), key: "untick") == 2)
    }

    @Test("What is answered of one part of the rows stays while another part is sent")
    func parts() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let form = try await sample.form()
        func part(_ numbers: [Int]) -> AttestOffice.Input {
            let rows = form.lines.filter { numbers.map(AttestationSample.position).contains($0.row.position) }
            return AttestOffice.Input(
                office: "ODC-1", digest: form.digest,
                shown: Dictionary(uniqueKeysWithValues: rows.map { ($0.row.position, $0.row.mark) }),
                areAllCorrect: true, isSent: true)
        }
        #expect(try await sample.send(part([1, 2]), key: "one") == 1)
        #expect(try await sample.send(part([3]), key: "two") == 0)
        #expect(try await sample.form().said?.receipt?.digest == form.digest)
    }

    @Test("A note is a finding with an entry of its own, edits nothing, and is open until it is settled")
    func finding() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let before = await sample.service.keeper.snapshot.register.assignments
        try await sample.send(sample.input(try await sample.form(), all: true, notes: [2: "  Left on 3 November. "]))
        #expect(await sample.service.keeper.snapshot.register.assignments == before)
        let actions = try await sample.entries.map(\.draft.action)
        #expect(actions == ["attestation.opened", "finding.reported", "attestation.sent"])
        let found = try await sample.list.findings([], isWhole: true, for: sample.officer).rows
        #expect(found.map(\.answer.note) == ["Left on 3 November."] && found[0].answer.settlement == nil)
        let settle = sample.service.useCases.settleFinding
        func settled(_ key: String, _ caller: Caller, _ position: String = "pos_000002") async -> Refusal? {
            await refusal {
                try await settle(
                    quarter: "FY2027-Q1", position: position, reason: "Imported.", key: .sample(key), by: caller)
            }
        }
        #expect(await settled("chief", sample.chief)?.code == .callerNotAllowed)
        #expect(await settled("right", sample.officer, "pos_000001")?.code == .findingNotFound)
        #expect(await settled("done", sample.officer) == nil)
        #expect(await settled("twice", sample.officer)?.code == .findingSettled)
        let after = try await sample.list.findings([QueryItem("state", "settled")], isWhole: true, for: sample.officer)
        #expect(after.rows.map { $0.answer.settlement?.reason } == ["Imported."])
        #expect(try await sample.entries.last?.draft.action == "finding.settled")
    }

    @Test(
        "Rows that have changed since they were shown are refused by name, with what they are now; nothing is written")
    func changed() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let shown = try await sample.form()
        try await sample.change(.assignment(.sample(2, person: 3, position: 2)), .position(.sample(5)))
        let count = try await sample.entries.count
        let refused = await refusal { try await sample.send(sample.input(shown, all: true)) }
        #expect(refused?.code == .attestationChanged)
        #expect(refused?.problems.map(\.pointer) == ["pos_000002"])
        #expect(refused?.problems.first?.detail.contains("incumbents O4 Person 3 (per_000003)") == true)
        #expect(try await sample.entries.count == count)
        #expect(try await sample.form().said == nil)
        // A row that came meanwhile is refused by the digest, since nobody was shown it.
        let rows = try await sample.form()
        var input = sample.input(rows, all: true)
        input = AttestOffice.Input(
            office: "ODC-1", digest: shown.digest, shown: input.shown, areAllCorrect: true, isSent: true)
        #expect(await refusal { try await sample.send(input, key: "digest") }?.code == .attestationChanged)
        let gone = AttestOffice.Input(
            office: "ODC-1", digest: rows.digest, shown: [AttestationSample.position(4): "x"], isSent: false)
        let refusedRow = await refusal { try await sample.send(gone, key: "gone") }
        #expect(refusedRow?.problems.first?.detail == "It is no position of the office any more")
    }

    @Test("A draft keeps no answer for a row that has changed since")
    func stale() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        try await sample.send(sample.input(try await sample.form(), correct: [1, 2]))
        try await sample.change(.assignment(.sample(2, person: 3, position: 2)))
        let form = try await sample.form()
        #expect(form.lines.filter { $0.answer != nil }.map(\.row.position) == [AttestationSample.position(1)])
    }

    @Test("The next campaign shows first what changed since the last one, with who changed it")
    func changes() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        try await sample.send(sample.input(try await sample.form(), all: true))
        _ = try await sample.service.useCases.openAttestation.close(key: .sample("close"), by: sample.planner)
        try await sample.change(
            .assignment(.sample(2, person: 3, position: 2)), .position(.sample(5)),
            .position(.sample(3, validity: SampleDay.range("2010-01-01", "2026-10-01"))),
            .positionVersionRemoved(AttestationSample.position(3), start: SampleDay.day("2000-01-01")))
        try await sample.open("FY2027-Q2", key: "second")
        let form = try await sample.form()
        #expect(form.lines.map(\.row.position) == [2, 5, 1].map(AttestationSample.position))
        #expect(
            form.lines[0].change
                == "incumbents: O4 Person 2 (per_000002) before, O4 Person 3 (per_000003) now")
        #expect(form.lines[0].entry?.draft.action == "assignment.imported")
        #expect(form.lines[1].change == "not among the rows attested last" && form.lines[2].change == nil)
        #expect(form.gone.map(\.position) == [AttestationSample.position(3)])
    }

    @Test("A chief attests the offices of the own country alone; nobody else attests")
    func access() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let form = try await sample.form("ODC-2")
        #expect(await refusal { try await sample.send(sample.input(form, all: true)) }?.code == .callerNotAllowed)
        #expect(await refusal { try await sample.attest.form("ODC-2", for: sample.chief) }?.code == .callerNotAllowed)
        for role in Caller.Role.allCases where role != .officeChief {
            let input = sample.input(try await sample.form(), all: true)
            let refused = await refusal {
                try await sample.attest(input, key: .sample(role.rawValue), by: .sample(role: role))
            }
            #expect(refused?.code == .callerNotAllowed, "\(role)")
        }
    }

    @Test("Without a campaign, after its end and without positions there is nothing to attest")
    func notOpen() async throws {
        let sample = try await AttestationSample()
        #expect(await refusal { try await sample.form() }?.code == .attestationNotOpen)
        try await sample.open()
        #expect(await refusal { try await sample.form("ODC-9") }?.code == .officeNotFound)
        let kenya = Caller.sample(role: .officeChief, scope: .country(SampleDay.country("KEN")))
        let empty = sample.input(try await sample.form("ODC-3"), all: true)
        let refused = await refusal { try await sample.attest(empty, key: .sample("k"), by: kenya) }
        #expect(refused?.code == .attestationNotOpen && refused?.detail.contains("no position") == true)
        let input = sample.input(try await sample.form(), all: true)
        _ = try await sample.service.useCases.openAttestation.close(key: .sample("close"), by: sample.planner)
        #expect(await refusal { try await sample.send(input) }?.code == .attestationNotOpen)
    }

    @Test("Notes of control characters or too great length, and rows of other offices, are refused by name")
    func bad() async throws {
        let sample = try await AttestationSample()
        try await sample.open()
        let form = try await sample.form()
        let texts = ["a\u{0}b", String(repeating: "x", count: 501)]
        for (index, text) in texts.enumerated() {
            let refused = await refusal {
                try await sample.send(sample.input(form, all: true, notes: [1: text]), key: "bad-\(index)")
            }
            #expect(refused?.code == .parameterBadValue)
        }
        let other = await refusal { try await sample.send(sample.input(form, correct: [4]), key: "other") }
        #expect(other?.code == .attestationChanged && other?.problems.map(\.pointer) == ["pos_000004"])
        #expect(try await sample.form().said == nil)
    }
}
