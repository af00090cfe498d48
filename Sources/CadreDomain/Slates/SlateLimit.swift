/// What a slate as a whole has to keep to, beside the gates of its pairs.
///
/// Its text is one line: `couple=per_000031,per_000088`, `min-fill=EUCOM:60%`, `min-fill=off_000042:3`,
/// `move-budget=2500000.00`, `max-gap=EUCOM:30`, `balance=AFRICOM,EUCOM:10%`, `touch=5`,
/// `training-seats=2027-01-11:12,2027-04-05:8` or `cap=PHL`.
public enum SlateLimit: Hashable, Sendable {
    /// Both people are placed at one post, or neither is placed; the smaller identity first.
    case couple(ID<Person>, ID<Person>)
    /// So many openings of a group are filled, or more.
    case minimumFill(PositionGroup, FillMinimum)
    /// The moves of all lines cost so many cents, or fewer.
    case moveBudget(cents: Int64)
    /// Whoever goes to a position of a group reports so many days after the day wanted, or earlier.
    case maximumGap(PositionGroup, days: Int)
    /// The shares of openings that are filled differ between two commands by so many per cent of all, or less; the
    /// commands in order.
    case balance(CommandCode, CommandCode, percent: Int)
    /// So many candidates, or fewer, have another place than in an earlier slate: one more, one less or a different
    /// one.
    case touch(Int)
    /// Whoever needs a course before reporting has a seat on one of these dates, which are in order of days.
    case trainingSeats([CourseDate])
    /// Whichever openings of a country bring most take the seats under its cap on service members, in no fixed order.
    case cap(CountryCode)

    /// What a limit does, by the word that its text begins with.
    public enum Kind: String, Sendable, CaseIterable {
        /// See ``SlateLimit/couple(_:_:)``.
        case couple
        /// See ``SlateLimit/minimumFill(_:_:)``.
        case minimumFill = "min-fill"
        /// See ``SlateLimit/moveBudget(cents:)``.
        case moveBudget = "move-budget"
        /// See ``SlateLimit/maximumGap(_:days:)``.
        case maximumGap = "max-gap"
        /// See ``SlateLimit/balance(_:_:percent:)``.
        case balance
        /// See ``SlateLimit/touch(_:)``.
        case touch
        /// See ``SlateLimit/trainingSeats(_:)``.
        case trainingSeats = "training-seats"
        /// See ``SlateLimit/cap(_:)``.
        case cap
    }

    /// The most openings that a minimum may name.
    public static let fillCountMax = 100_000
    /// The most days that a gap may be limited to.
    public static let gapDaysMax = 1_000
    /// The largest budget: a thousand million dollars.
    public static let budgetCentsMax: Int64 = 100_000_000_000
    /// The most people that a limit on those touched may name.
    public static let touchCountMax = 100_000
    /// The most course dates that one limit may name.
    public static let courseDateCountMax = 24

    /// What the limit does.
    public var kind: Kind {
        switch self {
        case .couple: .couple
        case .minimumFill: .minimumFill
        case .moveBudget: .moveBudget
        case .maximumGap: .maximumGap
        case .balance: .balance
        case .touch: .touch
        case .trainingSeats: .trainingSeats
        case .cap: .cap
        }
    }

    /// The group of positions that the limit is about; nil where it is about people, money, courses or a
    /// country.
    public var group: PositionGroup? {
        switch self {
        case .minimumFill(let group, _), .maximumGap(let group, _): group
        case .couple, .moveBudget, .balance, .touch, .trainingSeats, .cap: nil
        }
    }
}

extension SlateLimit: LosslessStringConvertible {
    /// Reads the text of a limit; nil for anything else.
    public init?(_ description: String) {
        let parts = description.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
        switch kind {
        case .couple:
            let people = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { ID<Person>(String($0)) }
            guard people.count == 2, let first = people[0], let second = people[1], first != second else { return nil }
            self = .couple(min(first, second), max(first, second))
        case .minimumFill:
            guard let (group, amount) = Self.split(parts[1]), let minimum = FillMinimum(amount) else { return nil }
            self = .minimumFill(group, minimum)
        case .moveBudget:
            guard let cents = Self.cents(parts[1]) else { return nil }
            self = .moveBudget(cents: cents)
        case .maximumGap:
            guard let (group, amount) = Self.split(parts[1]), let days = Self.whole(amount, max: Self.gapDaysMax) else {
                return nil
            }
            self = .maximumGap(group, days: days)
        case .balance:
            let halves = parts[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            let commands = halves[0].split(separator: ",", omittingEmptySubsequences: false)
                .map { CommandCode(String($0)) }
            guard halves.count == 2, commands.count == 2, let first = commands[0], let second = commands[1],
                first != second, halves[1].hasSuffix("%"),
                let percent = Self.whole(String(halves[1].dropLast()), max: 100)
            else { return nil }
            self = .balance(min(first, second), max(first, second), percent: percent)
        case .touch:
            guard let count = Self.whole(parts[1], max: Self.touchCountMax) else { return nil }
            self = .touch(count)
        case .trainingSeats:
            let texts = parts[1].split(separator: ",", omittingEmptySubsequences: false)
            let dates = texts.compactMap { CourseDate(String($0)) }
            guard dates.count == texts.count, dates.count <= Self.courseDateCountMax,
                Set(dates.map(\.start)).count == dates.count
            else { return nil }
            self = .trainingSeats(dates.sorted { $0.start < $1.start })
        case .cap:
            guard let country = CountryCode(parts[1]) else { return nil }
            self = .cap(country)
        }
    }

    /// The text of the limit.
    public var description: String {
        switch self {
        case .couple(let first, let second): "\(Kind.couple.rawValue)=\(first),\(second)"
        case .minimumFill(let group, let minimum): "\(Kind.minimumFill.rawValue)=\(group):\(minimum)"
        case .moveBudget(let cents): "\(Kind.moveBudget.rawValue)=\(Self.dollars(cents))"
        case .maximumGap(let group, let days): "\(Kind.maximumGap.rawValue)=\(group):\(days)"
        case .balance(let first, let second, let percent): "\(Kind.balance.rawValue)=\(first),\(second):\(percent)%"
        case .touch(let count): "\(Kind.touch.rawValue)=\(count)"
        case .trainingSeats(let dates):
            "\(Kind.trainingSeats.rawValue)=\(dates.map(\.description).joined(separator: ","))"
        case .cap(let country): "\(Kind.cap.rawValue)=\(country)"
        }
    }

    /// Cents as dollars with two decimals, such as `2500000.00`.
    public static func dollars(_ cents: Int64) -> String {
        let rest = String(cents % 100)
        return "\(cents / 100).\(rest.count < 2 ? "0" : "")\(rest)"
    }

    private static func split(_ text: String) -> (PositionGroup, String)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let group = PositionGroup(parts[0]) else { return nil }
        return (group, parts[1])
    }

    /// A whole number without a sign.
    static func whole(_ text: String, max: Int) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 12, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text).flatMap { $0 <= max ? $0 : nil }
    }

    /// Dollars, with two decimals or with none.
    private static func cents(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let dollars = whole(parts[0], max: Int(budgetCentsMax / 100)) else { return nil }
        guard parts.count == 2 else { return Int64(dollars) * 100 }
        guard parts[1].utf8.count == 2, let cents = whole(parts[1], max: 99) else { return nil }
        let sum = Int64(dollars) * 100 + Int64(cents)
        return sum <= budgetCentsMax ? sum : nil
    }
}
