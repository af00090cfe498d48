public import CadreDomain

/// A record that puts a person into the workforce on a day.
public enum CountingGround: Hashable, Sendable {
    /// The person holds a position of the register.
    case assignment(ID<Assignment>, in: ID<Position>)
    /// The person has a good certification of a scheme that counts.
    case certification(ID<Qualification>)
    /// The person has a good training record.
    case training(ID<Qualification>)

    /// The kind of ground, the strongest first.
    public enum Word: String, CaseIterable, Sendable {
        /// Holds a position.
        case assignment
        /// Has a certification.
        case certification
        /// Has a training record.
        case training
    }

    /// Which kind of ground it is.
    public var word: Word {
        switch self {
        case .assignment: .assignment
        case .certification: .certification
        case .training: .training
        }
    }
}

extension CountingGround.Word {
    /// What the ground is, in one sentence.
    public var sentence: String {
        switch self {
        case .assignment: "Holds a position of the register on the day."
        case .certification: "Has a certification that is good on the day under a scheme that counts on the day."
        case .training: "Has a training record that is good on the day."
        }
    }
}

/// A position that a person holds on a day.
public struct HeldPosition: Hashable, Sendable {
    /// The assignment.
    public let assignment: ID<Assignment>
    /// The position.
    public let position: ID<Position>
    /// The first day of the assignment.
    public let from: Day
    /// Whether the position bears an SC code on the day.
    public let isCoded: Bool
    /// Whether the position counts as filled through whoever holds it.
    public let isFilled: Bool
    /// Whether the person is the first of those who hold it.
    public let isFirst: Bool
}
