# The program without its tests. Two stages: what builds the environment does not stay in the image.
FROM python:3.13-slim AS made
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.13-slim
# The font that Chinese labels need when a page is printed or saved as a picture inside the image.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 liaison && mkdir /office && chown liaison /office
COPY --from=made /venv /venv
COPY . /app
ENV PATH=/venv/bin:$PATH PYTHONPATH=/app PYTHONUTF8=1 LIAISON_OFFICE=/office
USER liaison
WORKDIR /office
VOLUME /office
ENTRYPOINT ["python", "-m", "liaison"]
CMD ["--help"]
