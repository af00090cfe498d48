import CadreDomain

/// What a person of the demo world is to the positions held, while the person's record is being finished.
struct DemoProfile {
    /// Where an incumbent falls short of the position.
    enum Shortfall {
        case certification
        case language
        case clearance
        case grade
    }

    let index: Int
    let service: Service
    /// The grade of the person's class.
    let tier: Grade
    /// The post held today.
    let current: Int?
    /// The post the person is named for.
    let planned: DemoHolding?
    /// Posts of ended holdings, from the oldest, with the holding.
    let past: [DemoHolding]
    /// The post whose work the person does best: today's, else the next, else what the person is trained for.
    let model: Int?
    /// What the incumbent lacks; nil for most.
    var shortfall: Shortfall?
    /// The part in a puzzle.
    let script: DemoScript?

    var isFree: Bool { current == nil }
    var id: ID<Person> { ID(prefix: "per_", sequence: index + 1) }
}

extension DemoDraft {
    /// Gathers what a person is to the positions held, and draws whether an incumbent falls short.
    mutating func profile(of index: Int) -> DemoProfile {
        let person = people[index]
        let held = person.holdings.map { holdings[$0] }
        let current = held.last { $0.state == .active }?.post
        let planned = held.last { $0.state == .planned }
        let past = held.filter { $0.actualEnd != nil }
        var profile = DemoProfile(
            index: index, service: DemoLadder.service(ofClass: person.classIndex),
            tier: DemoLadder.grade(ofClass: person.classIndex), current: current, planned: planned, past: past,
            model: current ?? planned?.post ?? person.model ?? past.last?.post, shortfall: nil,
            script: person.script ?? current.flatMap { posts[$0].script } ?? planned.flatMap { posts[$0.post].script })
        if let current, posts[current].script == nil, dice.chance(perMille: 195) {
            profile.shortfall = drawShortfall(profile, post: posts[current])
        }
        return profile
    }

    private mutating func drawShortfall(_ profile: DemoProfile, post: DemoPost) -> DemoProfile.Shortfall {
        let fallback: DemoProfile.Shortfall = post.current.scCode == nil ? .clearance : .certification
        switch dice.weighted([48, 25, 12, 15]) {
        case 0: return fallback
        case 1: return post.current.languages.contains(where: \.isRequired) ? .language : fallback
        case 2: return .clearance
        default:
            let isAtTop = post.tier == post.current.grades.highest
            return isAtTop && DemoLadder.above(post.tier) != nil ? .grade : fallback
        }
    }
}
