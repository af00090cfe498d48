import CadreDomain
public import CadrePlanning

/// A slate with the problem that it answers and the plan that the run found.
public struct OpenSlate: Sendable {
    /// The head, the run and the pins as stored.
    public let stored: StoredSlate
    /// The frozen input.
    public let problem: SlateProblem
    /// The plan, found again from the frozen input and equal to the stored one.
    public let plan: SlatePlan
    /// Answers what-if questions without a second run.
    let standing: StandingSlate
    /// The day that was today when the slate was made; nil where that was not asked.
    private(set) var madeOn: Day?
    /// Whether nothing has happened to the slate since the day that is looked at.
    private(set) var isNewest = true

    /// The same run under a head of an earlier day.
    func stood(as slate: DatedSlate) -> OpenSlate {
        let then = StoredSlate(slate: slate.head.slate, run: stored.run, pins: stored.pins)
        var open = OpenSlate(stored: then, problem: problem, plan: plan, standing: standing)
        (open.madeOn, open.isNewest) = (slate.madeOn, slate.isNewest)
        return open
    }

    /// The names of all candidates, by identity.
    var names: [ID<Person>: String] {
        Dictionary(problem.candidates.map { ($0.person.id, $0.person.name) }) { first, _ in first }
    }

    /// The opening that an identity or a number names.
    func opening(_ key: String, in snapshot: RegisterSnapshot) throws(Refusal) -> Opening {
        if let opening = ID<Position>(key).flatMap({ problem.opening($0) })
            ?? snapshot.position(number: key).flatMap({ problem.opening($0) })
        {
            return opening
        }
        throw Refusal(
            .positionNotFound, "The position (\(key)) is no opening of slate (\(stored.slate.id)).",
            fix: "Choose a position that falls vacant in the slate's window."
        )
    }

    /// The candidate whom an identity names.
    func candidate(_ key: String) throws(Refusal) -> Candidate {
        if let candidate = ID<Person>(key).flatMap({ problem.candidate($0) }) { return candidate }
        throw Refusal(
            .personNotFound, "The person (\(key)) is no candidate of slate (\(stored.slate.id)).",
            fix: "Choose somebody who comes available in the slate's window."
        )
    }
}
