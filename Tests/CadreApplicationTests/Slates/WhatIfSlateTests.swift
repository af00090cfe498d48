import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("What if, asked of a stored slate")
struct WhatIfSlateTests {
    private func figure(_ sheet: Sheet, _ name: String) -> Cell? { sheet.figures.first { $0.name == name }?.value }

    @Test("The loss is that of the draft that a pin of the pair makes, and explaining lists the same number")
    func sameAsPin() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let useCases = sample.service.useCases
        let other = try #require(try await sample.proposed(SlateSample.deputy, in: id))
        let answer = try await useCases.whatIfSlate(
            id.rawValue, person: other.rawValue, position: SlateSample.chief.number, for: sample.officer)
        guard case .change(let change) = answer.whatIf.outcome else { return #expect(Bool(false), "\(answer.whatIf)") }
        #expect(!change.moves.isEmpty)
        let before = try await useCases.showSlate(id.rawValue, for: sample.officer).plan
        let pin = PinSlate.Input(
            slate: id, expectedVersion: 1, kind: .pin, person: other, position: SlateSample.chief.id, reason: "Asked")
        let draft = try await useCases.pinSlate(pin, key: .sample("pin"), by: sample.officer)
        let after = try await useCases.showSlate(draft.rawValue, for: sample.officer).plan
        #expect(change.loss == before.totalPoints - after.totalPoints)
        #expect(figure(answer.sheet, "loss") == .int(change.loss))
        #expect(figure(answer.sheet, "total_points_after") == .int(after.totalPoints))
        #expect(answer.sheet.tables.first?.rows.count == change.moves.count)

        let explained = try await useCases.explainSlate(
            id.rawValue, position: SlateSample.chief.id.rawValue, versus: nil, for: sample.officer)
        let regrets = try #require(explained.sheet.table(ContestTable.name))
        let row = try #require(regrets.rows.first { $0.cells[0] == .text(other.rawValue) })
        #expect(row.cells[2] == .int(change.loss))
        #expect(row.links[0]?.path == "/slates/\(id)/whatif")
        #expect(figure(explained.sheet, "lead") == .optional(explained.contest.lead))
        let why = try await useCases.whyPerson(id.rawValue, person: other.rawValue, for: sample.officer)
        let openings = try #require(why.sheet.table(ContestTable.name))
        #expect(openings.rows.contains { $0.cells[0] == .text("pos_000001") && $0.cells[2] == .int(change.loss) })

        // The pin stands in the draft: nobody else there has a price, and the question says so.
        let decided = try await useCases.explainSlate(
            draft.rawValue, position: SlateSample.chief.id.rawValue, versus: nil, for: sample.officer)
        #expect(decided.contest.pin?.person == other && decided.contest.alternatives.isEmpty)
        let against = try #require(before.line(filling: SlateSample.chief.id)?.person)
        let refused = try await useCases.whatIfSlate(
            draft.rawValue, person: against.rawValue, position: "pos_000001", for: sample.officer)
        #expect(figure(refused.sheet, "verdict") == .text("decided") && figure(refused.sheet, "loss") == .missing)
        #expect(refused.sheet.answer.contains("pinned to pos_000001 (Asked)"))
    }

    @Test("A pair that fails a gate is refused with the gate, what it asks for and what it found")
    func notEligible() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let answer = try await sample.service.useCases.whatIfSlate(
            id.rawValue, person: "per_000001", position: SlateSample.naval.id.rawValue, for: sample.officer)
        #expect(figure(answer.sheet, "verdict") == .text("not_eligible"))
        #expect(figure(answer.sheet, "loss") == .missing)
        #expect(answer.sheet.answer.contains("is not eligible for pos_000003: service.match asks for"))
        let rows = try #require(answer.sheet.tables.first).rows
        #expect(rows.map { $0.cells[0] } == [.text("gate")] && rows[0].cells[8] == .text("service.match"))
    }

    @Test("Only who may read everybody's record may ask, and only about the slate's own people and openings")
    func refused() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        func code(_ person: String, _ position: String, _ caller: Caller) async -> ErrorCode? {
            await refusal {
                try await sample.service.useCases.whatIfSlate(
                    id.rawValue, person: person, position: position, for: caller)
            }?.code
        }
        #expect(await code("per_000999", "pos_000001", sample.officer) == .personNotFound)
        #expect(await code("per_000001", "pos_000999", sample.officer) == .positionNotFound)
        let scoped = Caller.sample(role: .officeChief, scope: .country(SlateSample.chief.country))
        #expect(await code("per_000001", "pos_000001", scoped) != nil)
        for role in Caller.Role.allCases where AccessPolicy.table[.readPeople]?.contains(role) != true {
            #expect(await code("per_000001", "pos_000001", .sample(role: role)) == .callerNotAllowed)
        }
    }
}
