import CadreDomain
import CadrePlanning

/// The standing of one run, made when it is first asked and kept as long as the run is at hand.
actor StandingSlate {
    private let solved: SolvedSlate
    private var standing: SlateStanding?

    init(_ solved: SolvedSlate) { self.solved = solved }

    /// Who else could have a position, each at the exact price; without prices where the slate has limits.
    func contest(for position: ID<Position>) throws(Refusal) -> SlateContest {
        guard solved.problem.limits == nil else {
            return try answer { () throws(PlanningError) in try solved.unpricedContest(for: position) }
        }
        return try ask { standing throws(PlanningError) in try standing.contest(for: position) }
    }

    /// What else a person could have, each at the exact price; without prices where the slate has limits.
    func contest(for person: ID<Person>) throws(Refusal) -> SlateContest {
        guard solved.problem.limits == nil else {
            return try answer { () throws(PlanningError) in try solved.unpricedContest(for: person) }
        }
        return try ask { standing throws(PlanningError) in try standing.contest(for: person) }
    }

    /// What waivers would bring to an opening that stays empty; not priced where the slate has limits.
    func waivers(for position: ID<Position>) throws(Refusal) -> WaiverPrices {
        guard solved.problem.limits == nil else { return solved.unpricedWaivers }
        return try ask { standing throws(PlanningError) in try standing.waivers(for: position) }
    }

    /// What placing a person in a position would do; where the slate has limits, from a second run in its turn.
    func whatIf(
        _ person: ID<Person>, at position: ID<Position>, runs: RunQueue
    ) async throws(Refusal) -> WhatIf {
        guard solved.problem.limits == nil else {
            let solved = solved
            return try await runs.run { isCancelled throws(Refusal) in
                do throws(PlanningError) {
                    return try solved.whatIf(person, at: position, isCancelled: isCancelled)
                } catch {
                    throw Refusal(error)
                }
            }
        }
        return try ask { standing throws(PlanningError) in try standing.whatIf(person, at: position) }
    }

    /// Finds the front of two objectives; see ``FrontDesk``.
    nonisolated func front(
        of objectives: FrontObjectives, lookCountMax: Int, isCancelled: () -> Bool
    ) throws(Refusal) -> SlateFront {
        do throws(PlanningError) {
            return try solved.front(of: objectives, lookCountMax: lookCountMax, isCancelled: isCancelled)
        } catch {
            throw Refusal(error)
        }
    }

    /// Asks the standing; the first question takes the whole run over, later ones search only where they look.
    private func ask<Answer>(
        _ question: (inout SlateStanding) throws(PlanningError) -> Answer
    ) throws(Refusal) -> Answer {
        var asked = standing.take() ?? SlateStanding(solved)
        let answer: Result<Answer, PlanningError>
        do throws(PlanningError) {
            answer = .success(try question(&asked))
        } catch {
            answer = .failure(error)
        }
        standing = consume asked
        return try answer.mapError { Refusal($0) }.get()
    }

    private func answer<Answer>(_ question: () throws(PlanningError) -> Answer) throws(Refusal) -> Answer {
        do throws(PlanningError) {
            return try question()
        } catch {
            throw Refusal(error)
        }
    }
}
