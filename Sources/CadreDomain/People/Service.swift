/// The service or component that a person belongs to or a position is owned by.
public enum Service: String, Sendable, CaseIterable, Comparable {
    /// United States Army.
    case army = "USA"
    /// United States Navy.
    case navy = "USN"
    /// United States Marine Corps.
    case marineCorps = "USMC"
    /// United States Air Force.
    case airForce = "USAF"
    /// United States Space Force.
    case spaceForce = "USSF"
    /// United States Coast Guard.
    case coastGuard = "USCG"
    /// A defence agency or the department as a whole; civilians only.
    case defenseWide = "DOD"

    /// The full name.
    public var name: String {
        switch self {
        case .army: "Army"
        case .navy: "Navy"
        case .marineCorps: "Marine Corps"
        case .airForce: "Air Force"
        case .spaceForce: "Space Force"
        case .coastGuard: "Coast Guard"
        case .defenseWide: "Defense-wide"
        }
    }

    /// Orders services as lists show them.
    public static func < (left: Self, right: Self) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// Whether a person or a position is military or civilian.
public enum PersonnelKind: String, Sendable, CaseIterable {
    /// A member of the armed forces.
    case military
    /// A civilian employee.
    case civilian
}

/// The level of a security clearance, ordered by what it opens.
public enum Clearance: String, Sendable, CaseIterable, Comparable {
    /// No clearance.
    case none
    /// Confidential.
    case confidential
    /// Secret.
    case secret
    /// Top secret.
    case topSecret = "top_secret"
    /// Top secret with sensitive compartmented information.
    case topSecretSCI = "top_secret_sci"

    /// 0 for none up to 4.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    /// Orders levels by what they open.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
