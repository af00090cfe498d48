public import CadreDomain
import CadreNumerics

/// A solved slate kept together with its proof, so that what-if questions are answered without a second run.
///
/// Rows of the standing assignment are openings and columns candidates. Pinned positions and people are outside it, as
/// in the run, so no answer touches a pin. Every answer is exact: the difference between two best slates of the same
/// input. Seats under caps on service members stay as the slate gives them, but that a pin is served first: with one, a
/// position that stays empty then may give its seat on. Somebody for a position whose seat went on and was taken by
/// nobody is asked about with a second run.
public struct SlateStanding: ~Copyable {
    private let places: SolvedPlaces
    private var standing: StandingAssignment

    /// Takes a solved slate over.
    ///
    /// - Precondition: It has no limits: their proof says nothing of single pairs.
    /// - Complexity: O(openings + candidates + eligible pairs).
    public init(_ solved: SolvedSlate) {
        guard let solution = solved.solution else { preconditionFailure("A slate with limits is asked by a run.") }
        places = SolvedPlaces(solved)
        do {
            standing = try StandingAssignment(solved.weights, solution: solution)
        } catch {
            preconditionFailure("The solution was proven when the slate was planned (\(error)).")
        }
    }

    /// Answers what placing a person in a position would do.
    ///
    /// - Throws: `PlanningError` where the problem knows no such opening or candidate.
    /// - Complexity: Two searches of the neighbourhood of the pair.
    public mutating func whatIf(
        _ person: ID<Person>, at position: ID<Position>
    ) throws(PlanningError) -> WhatIf {
        let row = try places.row(of: position)
        let column = try places.column(of: person)
        let pair = places.explanation(row: row, column: column)
        if let known = places.outcome(of: pair, row: row, column: column) {
            return WhatIf(pair: pair, outcome: known)
        }
        guard places.isSolved(row: row, column: column) else { return try places.solved.whatIf(person, at: position) }
        do throws(StandingAssignmentError) {
            guard let forced = try standing.forcing(row: row, column: column) else {
                preconditionFailure("Anybody may stay unplaced, so every eligible pair is possible.")
            }
            let change = WhatIf.Change(
                loss: Int(forced.loss), moves: places.moves(forced), beginningWith: person
            )
            return WhatIf(pair: pair, outcome: .change(change))
        } catch {
            preconditionFailure("A pair that passes every gate stands in the assignment (\(error)).")
        }
    }

    /// Prices every eligible candidate for a position.
    ///
    /// - Throws: `PlanningError.positionOutsideProblem` where the problem knows no such opening.
    /// - Complexity: One search for the position and at most one for each candidate.
    public mutating func contest(for position: ID<Position>) throws(PlanningError) -> SlateContest {
        let row = try places.row(of: position)
        if let pin = places.pin(row: row) { return SlateContest(pin: pin) }
        do throws(StandingAssignmentError) {
            let price = try standing.shadowPrice(ofRow: row)
            let losses = try standing.regrets(ofRow: row)
            return SlateContest(places.alternatives(ofRow: row, losses: losses), price)
        } catch {
            preconditionFailure("The opening stands in the assignment (\(error)).")
        }
    }

    /// Prices every position that a person could have.
    ///
    /// - Throws: `PlanningError.personOutsideProblem` where the person is no candidate.
    /// - Complexity: O(openings), one search for the person and at most one for each opening.
    public mutating func contest(for person: ID<Person>) throws(PlanningError) -> SlateContest {
        let column = try places.column(of: person)
        if let pin = places.pin(column: column) { return SlateContest(pin: pin) }
        do throws(StandingAssignmentError) {
            let price = try standing.shadowPrice(ofColumn: column)
            let losses = try standing.regrets(ofColumn: column)
            return SlateContest(places.alternatives(ofColumn: column, losses: losses), price)
        } catch {
            preconditionFailure("The candidate stands in the assignment (\(error)).")
        }
    }

    /// Prices the waiver of every gate that may be waived for an opening that stays empty.
    ///
    /// Whoever comes there is missed elsewhere by as much as the best slate falls short without the person, so no pair
    /// has to be added to the proof.
    ///
    /// - Throws: `PlanningError.positionOutsideProblem` where the problem knows no such opening.
    /// - Precondition: The slate leaves the opening empty.
    /// - Complexity: O(candidates x gates), and a search for each candidate whose points exceed the best gain so far.
    public mutating func waivers(for position: ID<Position>) throws(PlanningError) -> WaiverPrices {
        let row = try places.row(of: position)
        let near = places.nearMisses(row: row)
        var waivers: [WaiverPrices.Waiver] = []
        for gate in near.gates {
            var best: (gain: Int, filler: WaiverPrices.Filler)?
            for miss in gate.misses {
                guard miss.value > best?.gain ?? 0 else { break }
                let gain = miss.value - (try worth(ofColumn: miss.column))
                guard gain > best?.gain ?? 0 else { continue }
                best = (gain, places.filler(miss, row: row))
            }
            waivers.append(
                WaiverPrices.Waiver(
                    rule: gate.rule.identifier, authority: gate.rule.waiver ?? "",
                    candidateCount: gate.misses.count, gain: best?.gain ?? 0, filler: best?.filler
                )
            )
        }
        return WaiverPrices(
            waivers: waivers.sorted { ($1.gain, $0.rule) < ($0.gain, $1.rule) },
            isClosedByStatute: near.isClosedByStatute, isPriced: true
        )
    }

    /// By how many points the best slate falls short without a candidate.
    private mutating func worth(ofColumn column: Int) throws(PlanningError) -> Int {
        do throws(StandingAssignmentError) {
            return Int(try standing.shadowPrice(ofColumn: column).removalLoss ?? 0)
        } catch {
            preconditionFailure("The candidate stands in the assignment (\(error)).")
        }
    }
}

extension SlateContest {
    /// A contest that a pin has decided.
    init(pin: Pin) { self.init(alternatives: [], price: nil, pin: pin, isPriced: true) }

    /// A contest with its alternatives put in order.
    fileprivate init(_ alternatives: [Alternative], _ price: ShadowPrice) {
        self.init(
            alternatives: alternatives.sorted {
                ($0.loss ?? .max, $1.isChosen ? 1 : 0, $1.points, $0.position, $0.person)
                    < ($1.loss ?? .max, $0.isChosen ? 1 : 0, $0.points, $1.position, $1.person)
            },
            price: Price(worth: Int(price.removalLoss ?? 0), nextWorth: Int(price.additionGain ?? 0)),
            pin: nil, isPriced: true
        )
    }
}
