public import CadreDomain

/// A row of a qualification file; without an identity it is a new qualification, or one found by its natural key.
public struct QualificationDraft: Hashable, Sendable {
    /// What makes two rows the same qualification: who, what and when earned.
    public struct Key: Hashable, Sendable {
        /// Who holds it.
        public let person: ID<Person>
        /// What was shown: the scheme with level and area, the language, or the course.
        public let subject: String
        /// The day it was earned or tested.
        public let earned: Day

        /// The key of this qualification.
        public init(person: ID<Person>, kind: Qualification.Kind, earned: Day) {
            self.person = person
            self.earned = earned
            subject =
                switch kind {
                case .certification(let scheme, let level, let area):
                    "certification|\(scheme)|\(level)|\(area.map(String.init) ?? "")"
                case .language(let code, _): "language|\(code)"
                case .course(let code): "course|\(code)"
                }
        }
    }

    /// The identity; nil where the row names none.
    public let qualification: ID<Qualification>?
    /// Who holds it.
    public let person: ID<Person>
    /// What was shown.
    public let kind: Qualification.Kind
    /// The day it was earned or tested.
    public let earned: Day
    /// The first day on which it is no longer good; nil where it does not lapse.
    public let goodUntil: Day?

    /// What makes it the same qualification as another.
    public var key: Key { Key(person: person, kind: kind, earned: earned) }

    /// The qualification with this identity.
    public func record(id: ID<Qualification>) -> Qualification {
        Qualification(id: id, person: person, kind: kind, earned: earned, goodUntil: goodUntil)
    }
}
