"""Le réseau des chapitres 7 et 9, écrit avec PyTorch."""

from torch import nn


def build():
    """784 entrées, 128 neurones cachés, 10 scores."""
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def train(network, X, labels, *, optimizer, epochs, batch_size):
    """La perte moyenne de chaque époque, les lots pris dans l’ordre."""
    loss = nn.CrossEntropyLoss()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X_batch, y_batch in zip(X.split(batch_size), labels.split(batch_size)):
            value = loss(network(X_batch), y_batch)
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            total += value.item() * len(X_batch)
        losses.append(total / len(X))
    return losses
