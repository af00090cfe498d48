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
    /// The ended tours and the one of today, from the oldest.
    let tours: [DemoTour]
    /// The post whose work the person does best: today's, else the next, else what the person is trained for.
    let model: Int?
    /// The part in a puzzle.
    let script: DemoScript?

    var isFree: Bool { current == nil }
    /// What the incumbent of today lacks; nil for most.
    var shortfall: Shortfall? { isFree ? nil : tours.last?.shortfall }
    var id: ID<Person> { ID(prefix: "per_", sequence: index + 1) }
}

/// A tour that has begun, while the holder's record is being finished.
struct DemoTour {
    let holding: DemoHolding
    /// Where the holder falls short of the position; nil for most.
    let shortfall: DemoProfile.Shortfall?
}

extension DemoDraft {
    /// Gathers what a person is to the positions held, and draws in which tours the holder falls short.
    mutating func profile(of index: Int) -> DemoProfile {
        let person = people[index]
        let held = person.holdings.map { holdings[$0] }
        let current = held.last { $0.state == .active }?.post
        let planned = held.last { $0.state == .planned }
        let begun = held.filter { $0.actualEnd != nil || $0.state == .active }
        return DemoProfile(
            index: index, service: DemoLadder.service(ofClass: person.classIndex),
            tier: DemoLadder.grade(ofClass: person.classIndex), current: current, planned: planned,
            tours: begun.map { DemoTour(holding: $0, shortfall: drawShortfall($0)) },
            model: current ?? planned?.post ?? person.model ?? begun.last?.post,
            script: person.script ?? current.flatMap { posts[$0].script } ?? planned.flatMap { posts[$0.post].script })
    }

    /// What the holder of a tour lacks, for one tour in five.
    private mutating func drawShortfall(_ tour: DemoHolding) -> DemoProfile.Shortfall? {
        let post = posts[tour.post]
        guard post.script == nil, dice.chance(perMille: 195) else { return nil }
        let fallback: DemoProfile.Shortfall = post.current.scCode == nil ? .clearance : .certification
        switch dice.weighted([48, 25, 12, 15]) {
        case 0: return fallback
        case 1: return post.current.languages.contains(where: \.isRequired) ? .language : fallback
        case 2: return tour.state == .active ? .clearance : fallback
        default:
            guard tour.state == .active else { return fallback }
            let isAtTop = post.tier == post.current.grades.highest
            return isAtTop && DemoLadder.above(post.tier) != nil ? .grade : fallback
        }
    }
}
