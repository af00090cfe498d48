import CadrePlanning

/// The standing of one run, made when it is first asked and kept as long as the run is at hand.
actor StandingSlate {
    private let solved: SolvedSlate
    private var standing: SlateStanding?

    init(_ solved: SolvedSlate) { self.solved = solved }

    /// Answers a question; the first takes the whole run over, later ones search only where they look.
    func answer<Answer: Sendable>(
        _ question: @Sendable (inout SlateStanding) throws(PlanningError) -> Answer
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
}
