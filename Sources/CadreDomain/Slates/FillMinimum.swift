/// The openings that a minimum asks for.
public enum FillMinimum: Hashable, Sendable {
    /// A number of them.
    case count(Int)
    /// A share of them, 1 to 100, rounded up to whole openings.
    case percent(Int)

    /// How many of so many openings have to be filled.
    public func count(of openings: Int) -> Int {
        switch self {
        case .count(let count): count
        case .percent(let percent): (openings * percent + 99) / 100
        }
    }
}

extension FillMinimum: LosslessStringConvertible {
    /// Reads `3` or `60%`; nil for anything else.
    public init?(_ description: String) {
        if description.hasSuffix("%") {
            guard let percent = SlateLimit.whole(String(description.dropLast()), max: 100), percent > 0 else {
                return nil
            }
            self = .percent(percent)
        } else {
            guard let count = SlateLimit.whole(description, max: SlateLimit.fillCountMax), count > 0 else { return nil }
            self = .count(count)
        }
    }

    /// The minimum as text.
    public var description: String {
        switch self {
        case .count(let count): String(count)
        case .percent(let percent): "\(percent)%"
        }
    }
}
