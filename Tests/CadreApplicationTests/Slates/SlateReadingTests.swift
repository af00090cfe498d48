import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("A slate is solved, shown and explained")
struct SlateReadingTests {
    @Test("The solved slate is a stored draft with its frozen input, its run and its entry")
    func solved() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let stored = try #require(try await sample.service.store.slate(id))
        #expect(stored.slate.state == .draft && stored.slate.version == 1 && stored.slate.createdBy == "a.officer")
        #expect(stored.slate.window == DayRange(clamping: SlateSample.from, SlateSample.to.next))
        #expect(Set(stored.run.lines.map(\.position)) == [SlateSample.chief.id, SlateSample.deputy.id])
        #expect(stored.run.openingCount == 3 && stored.run.candidateCount == 3)
        #expect(stored.run.totalPoints == stored.run.lines.reduce(0) { $0 + $1.points })
        let entries = try await sample.service.store.entries(after: 0, limit: 9).map(\.draft)
        #expect(entries.map(\.action) == ["run.asked", "slate.solved", "run.ended"])
        #expect(entries[1].objectID == id.rawValue)
        #expect(try await sample.solve() == id)
        #expect(sample.service.store.commitCount == 2)
    }

    @Test("A window that is reversed, past or too long is refused")
    func windows() async throws {
        let sample = try await SlateSample()
        for (from, to) in [("2027-12-31", "2027-01-01"), ("2025-01-01", "2026-10-31"), ("2027-01-01", "2030-12-31")] {
            let refused = await refusal {
                try await sample.service.useCases.solveSlate(
                    from: SampleDay.day(from), to: SampleDay.day(to), key: .sample("k"), by: sample.officer)
            }
            #expect(refused?.code == .windowBad, "\(from) \(to)")
        }
    }

    @Test("The slate shows who goes where, what stays empty and who stays unplaced, and what the caller may do")
    func shown() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let detail = try await sample.service.useCases.showSlate(id.rawValue, for: sample.officer)
        let stored = try #require(try await sample.service.store.slate(id))
        #expect(detail.plan.lines == stored.run.lines)
        #expect(detail.sheet.table("lines")?.rows.count == 2)
        #expect(detail.sheet.table("unfilled")?.rows.map { $0.cells[0] } == [.text(SlateSample.naval.id.rawValue)])
        #expect(detail.sheet.table("unplaced")?.rows.map { $0.cells[0] } == [.text("per_000003")])
        #expect(detail.sheet.answer.hasPrefix("2 of 3 openings filled; 1 stays empty and 1 of 3"))
        #expect(detail.sheet.journalIndex == 3, "the slate's own entries are told of")
        #expect(detail.sheet.figures.first { $0.name == "input_journal_index" }?.value == .int(0))
        #expect(detail.may == [.solveSlate, .pinSlate, .submitSlate, .publishSlate])
        let inspector = try await sample.service.useCases.showSlate(id.rawValue, for: .sample(role: .inspector))
        #expect(inspector.may.isEmpty)
        let list = try await sample.service.useCases.listSlates.all([], for: sample.officer)
        #expect(list.rows.map(\.head) == [stored.head])
        for key in ["slt_404", "no such"] {
            let missing = await refusal { try await sample.service.useCases.showSlate(key, for: sample.officer) }
            #expect(missing?.code == .slateNotFound)
        }
    }

    @Test("The explanation names the chosen, the runner-up and both sides' points, and each side sums to its total")
    func explained() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let chosen = try #require(try await sample.proposed(SlateSample.chief, in: id))
        let other = try #require(try await sample.proposed(SlateSample.deputy, in: id))
        let detail = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.chief.number, versus: other.rawValue, for: sample.officer)
        #expect(detail.explanation.chosen?.person == chosen && detail.explanation.versus?.pair.person == other)
        #expect(detail.mayPin && detail.rivals.contains(other))
        let points = try #require(detail.sheet.table("points")?.rows)
        for column in [1, 3] {
            let sum = points.dropLast().reduce(0) { sum, row in
                if case .int(let value) = row.cells[column] { sum + value } else { sum }
            }
            #expect(points.last?.cells[column] == .int(sum))
        }
        #expect(detail.sheet.table("effect")?.rows.isEmpty == false)
        let empty = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.naval.id.rawValue, versus: "per_000001", for: sample.officer)
        #expect(empty.explanation.chosen == nil && empty.sheet.answer.hasPrefix("Stays empty: none of "))
        #expect(empty.explanation.versus?.pair.failedGates.map(\.rule) == ["service.match"])
        #expect(detail.waivers == nil && detail.sheet.table("waivers") == nil)
        #expect(empty.sheet.table("waivers")?.rows.isEmpty == true)
        let said = empty.sheet.figures.first { $0.name == "waivers" }?.value.text ?? ""
        #expect(said.hasPrefix("Nothing helps: "), "\(said)")
        #expect(empty.sheet.table("ledger")?.rows.contains { $0.cells[0] == .text("waivers") } == true)
    }

    @Test("What waiving a gate would bring to an empty position is priced, named and a row of the reasons")
    func waivers() async throws {
        let sample = try await SlateSample()
        var spoken = Position.sample(9)
        spoken.languages = [
            LanguageRequirement(language: "fra", level: try #require(ILRProfile("2")), isRequired: true)
        ]
        try await sample.write([.position(spoken), .person(.sample(9))])
        let id = try await sample.solve()
        let detail = try await sample.service.useCases.explainSlate(
            id.rawValue, position: spoken.id.rawValue, versus: nil, for: sample.officer)
        let waiver = try #require(detail.waivers?.waivers.first)
        #expect(waiver.rule == "language.minimum" && waiver.gain > 0 && waiver.filler?.placedAt == nil)
        let row = try #require(detail.sheet.table("waivers")?.rows.first)
        #expect(row.cells[0] == .text("language.minimum") && row.cells[3] == .int(waiver.gain))
        #expect(row.cells[4] == .optional(waiver.filler?.person.rawValue))
        let said = detail.sheet.figures.first { $0.name == "waivers" }?.value.text ?? ""
        #expect(said.hasPrefix("Waiving `language.minimum` for \(spoken.id): +\(waiver.gain) points; "), "\(said)")
        #expect(detail.explanation.whatWouldChange.first == waiver.sentence(spoken.id))
        let reasons = try #require(detail.sheet.table("ledger")?.rows.filter { $0.cells[0] == .text("waivers") })
        #expect(reasons.count == detail.waivers?.waivers.count)
        #expect(reasons.first?.cells[8] == .int(waiver.gain))

        let limited = try await sample.service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, limits: ["move-budget=90000"], key: .sample("limited"),
            by: sample.officer)
        let unpriced = try await sample.service.useCases.explainSlate(
            limited.rawValue, position: spoken.id.rawValue, versus: nil, for: sample.officer)
        #expect(unpriced.waivers?.isPriced == false && unpriced.sheet.table("waivers")?.rows.isEmpty == true)
    }

    @Test(
        "What is not in the slate is refused by its own name",
        arguments: [
            ("pos_000004", nil, ErrorCode.positionNotFound), ("pos_000001", "per_000404", .personNotFound),
            ("pos_000001", "per 1", .personNotFound), ("", nil, .positionNotFound),
        ] as [(String, String?, ErrorCode)])
    func outside(position: String, versus: String?, code: ErrorCode) async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let refused = await refusal {
            try await sample.service.useCases.explainSlate(
                id.rawValue, position: position, versus: versus, for: sample.officer)
        }
        #expect(refused?.code == code)
    }

    @Test("Somebody on the register who is no candidate is compared by what keeps the person out and by every gate")
    func outsider() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let detail = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.naval.id.rawValue, versus: "per_000004", for: sample.officer)
        let outsider = try #require(detail.outsider)
        let reason =
            " is no candidate of the window: holds pos_000004 until 1 January 2029, "
            + "and the window ends on 31 December 2027."
        #expect(outsider.sentences.first == "per_000004" + reason)
        #expect(detail.sheet.answer.hasSuffix(" (per_000004)" + reason))
        #expect(outsider.sentences.last?.contains("no re-solve") == true)
        let failed = outsider.gates.filter { !$0.isMet }.map(\.rule)
        #expect(failed.contains("service.match") && outsider.metGateCount > 0)
        let change = try #require(outsider.changes.first)
        #expect(outsider.changes.count == 1)
        #expect(
            change.hasPrefix(
                "For per_000004, all of this together: Free by 31 December 2027: an earlier end of the assignment to "
                    + "pos_000004. "))
        #expect(failed.allSatisfy { change.contains("`\($0)`") })
        #expect(detail.explanation.versus == nil && detail.sheet.table("effect") == nil)
        #expect(detail.sheet.figures.first { $0.name == "versus" }?.value == .text("per_000004"))
        let gates = detail.sheet.table("gates")?.rows.filter { $0.cells[1] == .text("per_000004") }
        #expect(gates?.count == outsider.gates.count)
        let ledger = try #require(detail.sheet.table("ledger")?.rows)
        #expect(ledger.count { $0.cells[0] == .text("outsider") } == outsider.sentences.count)
        #expect(ledger.count { $0.cells[4] == .text("per_000004") && $0.cells[0] == .text("gates") } == gates?.count)
        let elsewhere = await refusal {
            try await sample.service.useCases.explainSlate(
                id.rawValue, position: SlateSample.naval.id.rawValue, versus: "per_000004",
                for: .sample(role: .specialist, scope: .ownRecord(ID(prefix: "per_", sequence: 1))))
        }
        #expect(elsewhere?.code != nil && elsewhere?.code != .personNotFound)
        let why = await refusal {
            try await sample.service.useCases.whyPerson(id.rawValue, person: "per_000004", for: sample.officer)
        }
        #expect(why?.code == .personNotFound && why?.detail.contains("holds pos_000004 until 1 January 2029") == true)
        #expect(why?.fix.contains("Free by 31 December 2027") == true)
    }

    @Test("Whoever is free too late is told what is left after a release, not what fails on the late day alone")
    func lateOutsider() async throws {
        let service = try await SampleService(
            Register(
                offices: [.sample()], positions: [.sample(1, clearance: .secret), .sample(2)],
                people: [.sample(1, clearance: .secret, clearanceUntil: "2028-06-01"), .sample(2)],
                assignments: [.sample(1, person: 1, position: 2, plannedEnd: "2029-01-01")]))
        let officer = Caller.sample(role: .assignmentOfficer)
        let id = try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: officer)
        let outsider = try #require(
            try await service.useCases.explainSlate(
                id.rawValue, position: "pos_000001", versus: "per_000001", for: officer
            ).outsider)
        #expect(outsider.gates.filter { !$0.isMet }.map(\.rule) == ["clearance.in-force", "availability.date"])
        let change = try #require(outsider.changes.first)
        #expect(change.contains("`availability.date` has to be cured") && !change.contains("clearance"), "\(change)")
    }

    @Test("What the release of a late outsider leaves names no second release, counted from another day")
    func nestedRelease() async throws {
        let kind = Qualification.Kind.certification(scheme: "SC-2.0", level: 1, area: "C")
        let service = try await SampleService(
            Register(
                offices: [.sample()], positions: [.sample(1, scCode: "SC1C2"), .sample(2)],
                people: [.sample(1), .sample(2)], qualifications: [.sample(1, kind: kind)],
                assignments: [
                    .sample(1, person: 1, position: 2, plannedEnd: "2029-01-01"),
                    .sample(2, person: 2, position: 1, plannedEnd: "2027-09-01"),
                ]))
        let officer = Caller.sample(role: .assignmentOfficer)
        let id = try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: officer)
        let outsider = try #require(
            try await service.useCases.explainSlate(
                id.rawValue, position: "pos_000001", versus: "per_000001", for: officer
            ).outsider)
        let failed = outsider.gates.filter { !$0.isMet }
        #expect(failed.map(\.rule) == ["certification.reachable", "availability.date"])
        #expect(failed.allSatisfy { $0.facts.remedy.contains(" release by 14 July 2027, ") })
        let change = try #require(outsider.changes.first)
        #expect(change.contains("Both gates have to be cured") && change.contains("a release by 31 October 2027, "))
        #expect(change.matches(of: /release by/).count == 1, "\(change)")
    }

    @Test("Whoever is named already, has left or came free since is no candidate for that reason")
    func absences() async throws {
        let register = Register(
            positions: [SlateSample.chief, SlateSample.deputy],
            people: [
                .sample(1),
                .sample(2, validity: DayRange(clamping: SampleDay.always.start, SampleDay.day("2026-06-01"))),
                .sample(3),
            ],
            assignments: [.sample(1, person: 1, position: 2, from: "2027-05-01", state: .planned)]
        )
        let service = try await SampleService(register)
        let snapshot = await service.keeper.snapshot
        let window = DayRange(clamping: SlateSample.from, SlateSample.to.next)
        func reasons(_ number: Int) -> [String] {
            WindowAbsence(of: ID(prefix: "per_", sequence: number), from: window, in: snapshot).reasons
        }
        #expect(reasons(1) == ["is already named for pos_000002 from 1 May 2027"])
        #expect(reasons(2) == ["left the workforce on 1 June 2026"])
        #expect(reasons(3).first?.hasPrefix("comes free in the window") == true)
    }

    @Test("Why somebody is placed, or nowhere, is answered within the caller's scope")
    func why() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let placed = try #require(try await sample.proposed(SlateSample.chief, in: id))
        let detail = try await sample.service.useCases.whyPerson(
            id.rawValue, person: placed.rawValue, for: sample.officer)
        #expect(detail.sheet.answer.hasPrefix("Proposed for pos_000001"))
        let left = try await sample.service.useCases.whyPerson(id.rawValue, person: "per_000003", for: sample.officer)
        #expect(left.sheet.answer == "Unplaced: no opening passes every gate.")
        #expect(left.sheet.table("exclusions")?.rows.isEmpty == false)
        let own = Caller.sample(role: .specialist, scope: .ownRecord(left.candidate.person.id))
        _ = try await sample.service.useCases.whyPerson(id.rawValue, person: "per_000003", for: own)
        let other = await refusal {
            try await sample.service.useCases.whyPerson(id.rawValue, person: placed.rawValue, for: own)
        }
        #expect(other?.code == .callerNotAllowed)
    }

    @Test("The run repeated from its frozen input gives the same bytes")
    func replay() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        try await sample.write([.person(.sample(1, grade: "O1"))])
        let verdict = try await sample.service.useCases.replayRun(id.rawValue, for: sample.second)
        let run = try #require(try await sample.service.store.slate(id)?.run)
        #expect(verdict.isSame && verdict.planDigest == run.planDigest && verdict.inputDigest == run.inputDigest)
        let missing = await refusal { try await sample.service.useCases.replayRun("slt_404", for: sample.second) }
        #expect(missing?.code == .runNotFound)
    }

    @Test("A stored plan that was tampered with is noticed by the replay and refused by every page")
    func tampered() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        sample.service.store.tamper(planDigest: String(repeating: "0", count: 64), of: id)
        #expect(try await sample.service.useCases.replayRun(id.rawValue, for: sample.second).isSame == false)
        for service in [sample.service, try await SampleService(sample.service.store)] {
            let refused = await refusal { try await service.useCases.showSlate(id.rawValue, for: sample.officer) }
            #expect(refused?.code == .runDiffers)
        }
    }

    @Test("A repeated request shows the slate that it made, also where the register has moved on since")
    func repeated() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        try await sample.write([.person(.sample(9))])
        let fresh = try await SampleService(sample.service.store)
        let again = try await fresh.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: sample.officer)
        let shown = try await fresh.useCases.showSlate(id.rawValue, for: sample.officer)
        #expect(again == id)
        #expect(shown.plan.candidateCount == 3 && shown.stored.run.candidateCount == 3)
    }
}
