import CadreDomain
import CadrePlanning
import Testing

@Suite("What waivers would bring")
struct WaiverPricesTests {
    /// The most that a second run gains with somebody pinned who fails this gate alone; nil where nobody does.
    private func gain(of gate: Rule, at opening: Opening, _ problem: SlateProblem, total: Int) throws -> Int? {
        var best: Int?
        for candidate in problem.candidates {
            let pair = Pair(opening, candidate, in: problem)
            let failed = Rules.all.filter { if case .failed = $0.evaluate(pair) { true } else { false } }
            let isDecided = problem.pins.contains {
                $0.person == candidate.person.id && ($0.kind == .pin || $0.position == opening.position.id)
            }
            guard failed.map(\.identifier) == [gate.identifier], !isDecided else { continue }
            let pin = Pin(
                kind: .pin, person: candidate.person.id, position: opening.position.id, reason: "x", decidedBy: "x")
            let plan = try SlatePlanner.plan(problem.replacingPins(problem.pins + [pin]))
            best = max(best ?? 0, plan.totalPoints - total)
        }
        return best
    }

    @Test(
        "Every gain is that of the best second run with somebody whom only the waived gate keeps out", arguments: 1...6)
    func gains(seed: UInt64) throws {
        var random = RandomProblem(seed: seed, isNarrow: true)
        let made = random.make(openings: 24, candidates: 20)
        let bare = Sample.problem(made.openings, made.candidates)
        let first = try SlatePlanner.plan(bare).lines
        let problem = bare.replacingPins([
            Pin(kind: .pin, person: first[0].person, position: first[1].position, reason: "x", decidedBy: "x"),
            Pin(kind: .exclude, person: first[2].person, position: first[3].position, reason: "x", decidedBy: "x"),
        ])
        let solved = try SlatePlanner.solve(problem)
        var standing = SlateStanding(solved)
        var counts = (empty: 0, gains: 0)
        for unfilled in solved.plan.unfilled {
            let opening = try #require(problem.opening(unfilled.position))
            let prices = try standing.waivers(for: unfilled.position)
            counts.empty += 1
            #expect(prices.isPriced && prices.waivers.map(\.gain) == prices.waivers.map(\.gain).sorted(by: >))
            for gate in Rules.all where gate.kind == .gate {
                let waiver = prices.waivers.first { $0.rule == gate.identifier }
                let expected =
                    try gate.isOverridable
                    ? gain(of: gate, at: opening, problem, total: solved.plan.totalPoints) : nil
                #expect(waiver?.gain == expected, "\(unfilled.position) \(gate.identifier)")
                #expect((waiver?.filler == nil) == (waiver?.gain ?? 0 == 0))
                guard let waiver, let filler = waiver.filler else { continue }
                counts.gains += 1
                #expect(waiver.authority == gate.waiver)
                #expect(filler.placedAt == solved.plan.line(placing: filler.person)?.position)
                let pin = Pin(
                    kind: .pin, person: filler.person, position: unfilled.position, reason: "x", decidedBy: "x")
                let after = try SlatePlanner.plan(problem.replacingPins(problem.pins + [pin]))
                #expect(after.totalPoints - solved.plan.totalPoints == waiver.gain)
                #expect(after.line(filling: unfilled.position)?.points == filler.points)
                let sentence = "Waiving `\(waiver.rule)` for \(unfilled.position): +\(waiver.gain) point"
                #expect(prices.sentences(unfilled.position).contains { $0.hasPrefix(sentence) })
            }
        }
        #expect(counts.empty > 1, "\(counts)")
        #expect(seed != 1 || counts.gains > 0, "\(counts)")
    }

    @Test("The cap on service members is never offered, and it is said that a statute leaves no seat")
    func statute() throws {
        let opening = Sample.opening(Sample.position(countsTowardCap: true))
        let cap = Sample.cap(limit: 0)
        let solved = try SlatePlanner.solve(Sample.problem([opening], [Sample.candidate()], caps: [cap]))
        var standing = SlateStanding(solved)
        let prices = try standing.waivers(for: opening.position.id)
        #expect(prices.waivers.isEmpty && prices.isClosedByStatute)
        #expect(
            prices.sentences(opening.position.id)
                == ["Nothing helps: a statute leaves the position no seat, and nobody waives it in Cadre."])
    }

    @Test("Where nobody would come, or nobody may be let in, nothing helps and it is said why")
    func nothing() throws {
        let naval = Sample.opening(Sample.position(service: .navy))
        let solved = try SlatePlanner.solve(Sample.problem([naval], [Sample.candidate()]))
        var standing = SlateStanding(solved)
        #expect(
            try standing.waivers(for: naval.position.id).sentences(naval.position.id)
                == ["Nothing helps: whoever is not eligible fails a gate that cannot be waived, or more than one."])
        // The one person who lacks only the language brings more where he is.
        let (key, spare) = (
            Sample.opening(Sample.position(1, isKeyBillet: true)),
            Sample.opening(Sample.position(2, languages: [("fra", "2", true)]))
        )
        let needed = try SlatePlanner.solve(Sample.problem([key, spare], [Sample.candidate()]))
        var other = SlateStanding(needed)
        let prices = try other.waivers(for: spare.position.id)
        #expect(prices.waivers.map(\.gain) == [0] && prices.waivers.first?.candidateCount == 1)
        #expect(
            prices.sentences(spare.position.id)
                == [
                    "Nothing helps: a waiver of `language.minimum` would let in 1 person, and none of them would bring "
                        + "more here than elsewhere."
                ])
    }

    @Test("Nobody is let in by a waiver who is not on record on the reporting day, nor where the position is not")
    func offRecord() throws {
        let ending = DayRange(clamping: Sample.always.start, Sample.day("2027-07-01"))
        let late = Sample.candidate(availableFrom: "2027-07-10")
        for (opening, candidate) in [
            (Sample.opening(), Sample.candidate(Sample.person(validity: ending), availableFrom: "2027-07-10")),
            (Sample.opening(Sample.position(validity: ending)), late),
        ] {
            let solved = try SlatePlanner.solve(Sample.problem([opening], [candidate]))
            #expect(solved.plan.unfilled.count == 1)
            var standing = SlateStanding(solved)
            #expect(try standing.waivers(for: opening.position.id).waivers.isEmpty)
        }
    }

    @Test("A waiver that gains by a chain of moves stands first, and nobody is not said to gain")
    func chain() throws {
        let key = Sample.opening(Sample.position(1, specialty: "48C", isKeyBillet: true))
        let spare = Sample.opening(Sample.position(2, grades: ("O4", "O4"), languages: [("fra", "2", true)]))
        let people = [
            Sample.candidate(Sample.person(1, specialties: ["48C"])), Sample.candidate(Sample.person(2, grade: "O5")),
        ]
        let solved = try SlatePlanner.solve(Sample.problem([key, spare], people))
        #expect(solved.plan.lines.map(\.person) == [people[0].person.id])
        var standing = SlateStanding(solved)
        let prices = try standing.waivers(for: spare.position.id)
        let gain = try #require(prices.waivers.first?.gain)
        #expect(gain > 0 && prices.waivers.map(\.rule) == ["language.minimum"])
        func said(_ waivers: WaiverPrices?) throws -> [String] {
            try SlateExplanation.explain(
                spare.position.id, in: solved.plan, of: solved.problem, waivers: waivers
            ).whatWouldChange
        }
        #expect(try said(prices) == prices.gains(spare.position.id))
        #expect(try said(prices).first?.hasPrefix("Waiving `language.minimum` for pos_000002: +\(gain) point") == true)
        #expect(try said(nil).first?.hasPrefix("Nobody ") == true)
    }

    @Test("What lines kept add counts, as it does for regrets")
    func kept() throws {
        let (here, there) = (
            Sample.opening(Sample.position(1, languages: [("fra", "2", true)])), Sample.opening(Sample.position(2))
        )
        let base = Sample.problem([here, there], [Sample.candidate()])
        func gain(_ line: Int) throws -> Int? {
            let kept = KeptLines(
                of: ID(prefix: "slt_", sequence: 1), points: 50,
                lines: [.init(position: ID(prefix: "pos_", sequence: line), person: ID(prefix: "per_", sequence: 1))])
            var standing = SlateStanding(try SlatePlanner.solve(base.keeping(kept)))
            return try standing.waivers(for: here.position.id).waivers.first?.gain
        }
        #expect(try gain(1) == 50)
        #expect(try gain(2) == 0)
    }
}
