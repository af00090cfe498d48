extension Int32: AssignmentNumber {
    static var potentialMax: Int32 { 1 << 29 - 1 }

    /// Keeps eight best and eight second-best offers side by side, without a branch that depends on an offer.
    @inline(__always)
    static func bestOffer(
        in list: PartnerList,
        price: UnsafePointer<Int32>,
        isScaled: Bool
    ) -> AssignmentOffer<Int32> {
        let shift: Int32 = isScaled ? Int32(AssignmentScale.shift) : 0
        guard list.count >= 8 else { return shortListOffer(in: list, price: price, shift: shift) }
        let lane = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
        var best = SIMD8<Int32>(repeating: noOffer)
        var second = best
        var bestIndex = lane
        var index = lane
        var place = 0
        let last = list.count &- 8
        while place < last {
            let offers = offers(in: list, at: place, price: price, shift: shift)
            let isBetter = offers .> best
            let worse = offers.replacing(with: best, where: isBetter)
            second = second.replacing(with: worse, where: worse .> second)
            best = best.replacing(with: offers, where: isBetter)
            bestIndex = bestIndex.replacing(with: index, where: isBetter)
            index = index &+ SIMD8<Int32>(repeating: 8)
            place &+= 8
        }
        // The last eight pairs once more, those already seen left out.
        let isSeen = lane .< SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: place &- last))
        let offers = offers(in: list, at: last, price: price, shift: shift).replacing(with: noOffer, where: isSeen)
        index = lane &+ SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: last))
        let isBetter = offers .> best
        let worse = offers.replacing(with: best, where: isBetter)
        second = second.replacing(with: worse, where: worse .> second)
        best = best.replacing(with: offers, where: isBetter)
        bestIndex = bestIndex.replacing(with: index, where: isBetter)
        return reduced(best: best, bestIndex: bestIndex, second: second)
    }

    /// The offers of eight partners.
    @inline(__always)
    private static func offers(
        in list: PartnerList,
        at place: Int,
        price: UnsafePointer<Int32>,
        shift: Int32
    ) -> SIMD8<Int32> {
        let partner = list.partner + place
        let weights = UnsafeRawPointer(list.weight + place).loadUnaligned(as: SIMD8<Int32>.self)
        let prices = SIMD8<Int32>(
            price[Int(partner[0])], price[Int(partner[1])], price[Int(partner[2])], price[Int(partner[3])],
            price[Int(partner[4])], price[Int(partner[5])], price[Int(partner[6])], price[Int(partner[7])]
        )
        return weights &<< shift &- prices
    }

    /// The best and second best of eight lanes: first of two halves, then of four numbers.
    @inline(__always)
    private static func reduced(
        best: SIMD8<Int32>,
        bestIndex: SIMD8<Int32>,
        second: SIMD8<Int32>
    ) -> AssignmentOffer<Int32> {
        let isHigher = best.highHalf .> best.lowHalf
        let winner = best.lowHalf.replacing(with: best.highHalf, where: isHigher)
        let winnerIndex = bestIndex.lowHalf.replacing(with: bestIndex.highHalf, where: isHigher)
        let loser = best.highHalf.replacing(with: best.lowHalf, where: isHigher)
        let half = second.lowHalf.replacing(with: second.highHalf, where: second.highHalf .> second.lowHalf)
        let rest = half.replacing(with: loser, where: loser .> half)
        var offer = AssignmentOffer<Int32>(
            best: winner[0],
            second: Swift.max(Swift.max(rest[0], rest[1]), Swift.max(rest[2], rest[3])),
            index: Int(winnerIndex[0])
        )
        offer.insertWithoutBranch(winner[1], at: Int(winnerIndex[1]))
        offer.insertWithoutBranch(winner[2], at: Int(winnerIndex[2]))
        offer.insertWithoutBranch(winner[3], at: Int(winnerIndex[3]))
        return offer
    }

    private static func shortListOffer(
        in list: PartnerList,
        price: UnsafePointer<Int32>,
        shift: Int32
    ) -> AssignmentOffer<Int32> {
        var offer = AssignmentOffer<Int32>(best: noOffer, second: noOffer, index: -1)
        for index in 0..<list.count {
            offer.insert(list.weight[index] &<< shift &- price[Int(list.partner[index])], at: index)
        }
        return offer
    }
}

extension AssignmentOffer<Int32> {
    @inline(__always)
    fileprivate mutating func insertWithoutBranch(_ offer: Int32, at index: Int) {
        let isBetter = offer > best
        second = Swift.max(second, isBetter ? best : offer)
        best = isBetter ? offer : best
        self.index = isBetter ? index : self.index
    }
}
